import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { type Draft, drafts } from '../../model/drafts/schema'

/** What an agent has typed in a conversation and not sent. */
export async function draftsOf(conversationId: string, agentId: string): Promise<Record<Draft['author'], string>> {
  const rows = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.conversationId, conversationId), eq(drafts.agentId, agentId)))
  return { agent: '', note: '', ...Object.fromEntries(rows.map(({ author, body }) => [author, body])) }
}
