import { sql } from '../db/client'
import { type Limit, shortLimits } from '../model/limits/kinds'
import { forgetLeases } from './lease'
import { numbersNow } from './numbers-now'

const MOST = 5000
const DAY_S = 24 * 60 * 60

/**
 * Removes counts of limits that are whole again: whoever has used nothing for as long as a limit takes to come back. No
 * limit takes longer than a day; `others` are those of the callers that take less. At most five thousand of each at once.
 */
export async function sweepAllowances(others: Limit[] = []): Promise<void> {
  forgetLeases()
  for (const { name, seconds } of [...shortLimits(await numbersNow()), ...others])
    await forget(sql`name = ${name}`, seconds)
  await forget(sql`true`, DAY_S)
}

async function forget(which: ReturnType<typeof sql>, seconds: number): Promise<void> {
  await sql`
    delete from allowances where (name, holder) in (
      select name, holder from allowances where ${which} and since < now() - make_interval(secs => ${seconds})
      limit ${MOST} for update skip locked
    )`
}
