import { announceReadByTeam } from '../../announce/conversations'
import { announceRow } from '../../announce/list'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { seeMentions } from '../mentions/see'

/** An agent has seen the thread up to a message. What they saw before stays seen, whichever page tells it first. */
export async function markRead({ id }: Conversation, agent: Agent, upTo: number): Promise<void> {
  const [conversation] = await sql<Conversation[]>`
    update conversations set ${readMarkUpdate(agent, upTo)}
    where id = ${id} and coalesce((reads -> ${agent.id}::text ->> 0)::int, -1) < least(${upTo}::int, seq)
    returning *`
  if (conversation) {
    announceRow(conversation)
    announceReadByTeam(conversation)
  }
  // A note that was read before may have been changed since and may now mention somebody.
  await seeMentions(id, agent, upTo)
}

/** An agent marks a conversation as unread: the messages from this one on count as unseen. */
export async function markUnread({ id }: Conversation, agent: Agent, seq: number): Promise<void> {
  const [conversation] = await sql<Conversation[]>`
    update conversations set ${readMarkUpdate(agent, seq - 1)} where id = ${id} returning *`
  if (!conversation) return
  announceRow(conversation)
  // Everything before it counts as seen, even if that was never reported.
  announceReadByTeam(conversation)
}

/**
 * `[seq, turns, farthest]`: the last message that counts as seen, and the last that was. The visitor's messages are
 * counted only where not all were seen. What an agent looks at is no longer one of a crowd.
 */
function readMarkUpdate(agent: Agent, upTo: number) {
  return sql`
    version = version + 1,
    crowded = false,
    reads = reads || jsonb_build_object(${agent.id}::text, jsonb_build_array(least(${upTo}::int, seq), case
      when ${upTo}::int >= asked_seq then turns
      else (select count(*) from messages where conversation_id = conversations.id and author = 'visitor' and messages.seq <= ${upTo}::int)
    end, greatest(least(${upTo}::int, seq), (reads -> ${agent.id}::text ->> 0)::int, (reads -> ${agent.id}::text ->> 2)::int)))`
}
