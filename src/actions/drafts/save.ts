import { announceDraftSaved } from '../../announce/drafts'
import { sql } from '../../db/client'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import type { Draft } from '../../model/drafts/schema'

/** Keeps what an agent has typed and not sent, for their other pages and the next time; an empty one is forgotten. */
export async function saveDraft(
  { id }: Conversation,
  agent: Agent,
  author: Draft['author'],
  body: string,
  page: string,
): Promise<void> {
  if (body === '')
    await sql`delete from drafts where agent_id = ${agent.id} and conversation_id = ${id} and author = ${author}`
  else
    await sql`
      insert into drafts (agent_id, conversation_id, author, body, updated_at) values (${agent.id}, ${id}, ${author}, ${body}, clock_timestamp())
      on conflict (agent_id, conversation_id, author) do update set body = excluded.body, updated_at = excluded.updated_at`
  announceDraftSaved(id, agent.id, { author, body, page })
}
