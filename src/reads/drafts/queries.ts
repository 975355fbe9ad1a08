import { and, eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { drafts, type SavedDraft } from '../../model/drafts/schema'

/** What an agent has typed in a conversation and not sent. */
export async function draftsOf(conversationId: string, agentId: string): Promise<Record<SavedDraft['author'], string>> {
  const found = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.conversationId, conversationId), eq(drafts.agentId, agentId)))
  return { agent: '', note: '', ...Object.fromEntries(found.map(({ author, body }) => [author, body])) }
}
