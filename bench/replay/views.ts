import type postgres from 'postgres'
import type { Shown } from '../support/thread-view'
import type { Played } from './play'

export const AGENTS_VIEWS = ["agent's page", "agent's socket"] as const
export const VISITORS_VIEWS = ["visitor's API", "visitor's socket"] as const
export const DATABASE = 'database'

export type ViewName = (typeof AGENTS_VIEWS)[number] | (typeof VISITORS_VIEWS)[number] | typeof DATABASE

/** One thread as each view shows it at this moment; what no socket has brought yet is not in its view. */
export type Views = Partial<Record<ViewName, Shown[]>>

/** Looks at a thread from all sides. The database is looked at where there is a way to it. */
export async function viewsOf(
  { visitor, agent, conversationId, visitorScreen, agentScreen }: Played,
  sql?: postgres.Sql,
): Promise<Views> {
  const [api, page, stored] = await Promise.all([
    visitor.changesSince(0),
    agent.thread(conversationId),
    sql && storedMessages(sql, conversationId),
  ])
  return {
    "agent's page": page.messages,
    "agent's socket": agentScreen.view.inOrder(),
    "visitor's API": api.messages,
    "visitor's socket": visitorScreen.view.inOrder(),
    ...(stored && { [DATABASE]: stored }),
  }
}

async function storedMessages(sql: postgres.Sql, conversationId: string): Promise<Shown[]> {
  return sql<
    Shown[]
  >`select id, seq, rev, author, body from messages where conversation_id = ${conversationId} order by seq`
}
