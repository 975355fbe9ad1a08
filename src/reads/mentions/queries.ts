import { sql } from '../../db/client'
import type { MentionWithNote } from '../../model/mentions/mention-with-note'

const MOST_SHOWN = 100

/** The notes that name an agent, newest first. */
export async function mentionsOf(agentId: string): Promise<MentionWithNote[]> {
  return sql<MentionWithNote[]>`
    select message.conversation_id, message.seq, message.body, message.author_name, message.created_at,
      conversation.visitor_id, conversation.visitor_name, conversation.visitor_email, mention.seen_at is not null as is_seen
    from mentions mention
    join messages message on message.id = mention.message_id and message.deleted_at is null
    join conversations conversation on conversation.id = message.conversation_id
    where mention.agent_id = ${agentId}
    order by mention.created_at desc
    limit ${MOST_SHOWN}`
}

/** How many of them the agent has not seen. */
export async function unseenMentions(agentId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from mentions
    join messages on messages.id = message_id and deleted_at is null
    where mentions.agent_id = ${agentId} and seen_at is null`
  return row?.count ?? 0
}
