import type postgres from 'postgres'
import { sha256 } from '../../src/text/digest'

// Younger than half of what a session lasts, Parley would move its end out with every request.
const LASTS = '14 days'

/** Signs agents in as the database sees it, without the half second that each password takes; returns their cookies. */
export async function openSessions(sql: postgres.Sql, agentIds: string[]): Promise<string[]> {
  const ids = agentIds.map(() => Bun.randomUUIDv7())
  await sql`
    insert into sessions (id, agent_id, expires_at)
    select id, agent, now() + ${LASTS}::interval from unnest(${ids.map(sha256)}::text[], ${agentIds}::uuid[]) as opened (id, agent)`
  return ids.map((id) => `parley=${id}`)
}

/** Signs them out again. */
export async function closeSessions(sql: postgres.Sql, cookies: string[]): Promise<void> {
  const ids = cookies.map((cookie) => sha256(cookie.slice('parley='.length)))
  await sql`delete from sessions where id = any(${ids})`
}
