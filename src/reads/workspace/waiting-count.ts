import { sql } from '../../db/client'

const MOST_COUNTED = 100

/** How many visitors wait for an agent; 100 stands for all that is more than 99. */
export async function waitingNow(): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (select 1 from conversations where control = 'escalated' and ending is null limit ${MOST_COUNTED}) as waiting`
  return row?.count ?? 0
}
