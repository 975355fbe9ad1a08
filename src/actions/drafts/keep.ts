import { announceDraftKept } from '../../announce/drafts'
import { type Fragment, sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { SavedDraft } from '../../model/drafts/schema'

/** Keeps what an agent has typed and not sent, for their other pages and the next time; an empty one is forgotten. */
export async function keepDraft({ id }: Conversation, agent: Agent, author: SavedDraft['author'], body: string, page: string): Promise<void> {
  if (body === '') await sql`delete from drafts where agent_id = ${agent.id} and conversation_id = ${id} and author = ${author}`
  else
    await sql`
      insert into drafts (agent_id, conversation_id, author, body, updated_at) values (${agent.id}, ${id}, ${author}, ${body}, clock_timestamp())
      on conflict (agent_id, conversation_id, author) do update set body = excluded.body, updated_at = excluded.updated_at`
  announceDraftKept(id, agent.id, { author, body, page })
}

/**
 * The part of an append's statement that forgets the draft of the message that is sent. A message may have waited for a
 * connection: what was typed since is another one, and stays.
 */
export function forgotten(agent: Agent, author: SavedDraft['author'], body: string): Fragment {
  return sql`, forgotten as (
    delete from drafts using changed
    where drafts.agent_id = ${agent.id} and drafts.conversation_id = changed.id and drafts.author = ${author} and drafts.body = ${body}
  )`
}
