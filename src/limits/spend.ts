import { sql } from '../db/client'
import type { Limit } from '../model/limits/kinds'

/**
 * Uses some of a limit, or nothing where that would be too much: in one statement, so that of many at once no more get
 * through than there is room for. Returns undefined where it was used, otherwise after how many milliseconds it can be.
 */
export async function spend(
  { name, most, seconds, returns }: Limit,
  holder: string,
  amount = 1,
): Promise<number | undefined> {
  if (amount > most) return seconds * 1000
  const passed = sql`extract(epoch from clock_timestamp() - allowances.since)::float8`
  const steadily = returns === 'steadily'
  const amountLeft = steadily
    ? sql`greatest(0, allowances.used - ${passed} * ${most / seconds}::float8)`
    : sql`case when ${passed} >= ${seconds}::float8 then 0 else allowances.used end`
  const since = steadily
    ? sql`clock_timestamp()`
    : sql`case when ${passed} >= ${seconds}::float8 then clock_timestamp() else allowances.since end`

  const [allowance] = await sql<{ fits: boolean; used: number | null; passed: number | null }[]>`
    with spent as (
      insert into allowances (name, holder, used, since) values (${name}, ${holder}, ${amount}, clock_timestamp())
      on conflict (name, holder) do update set used = ${amountLeft} + ${amount}::float8, since = ${since}
      where ${amountLeft} + ${amount}::float8 <= ${most}::float8
      returning used
    )
    select exists (select from spent) as fits, before.used, ${sql`extract(epoch from clock_timestamp() - before.since)::float8`} as passed
    from (select) one left join allowances before on before.name = ${name} and before.holder = ${holder}`
  if (!allowance || allowance.fits) return undefined
  const { used, passed: elapsedTime } = allowance
  // Concurrent uses are not visible yet.
  if (used === null || elapsedTime === null) return 1000
  const waits = steadily ? (used + amount - most) / (most / seconds) - elapsedTime : seconds - elapsedTime
  return Math.max(1, Math.ceil(waits)) * 1000
}

/** Gives back what was used, for example when the action failed. */
export async function giveBack({ name }: Limit, holder: string, amount = 1): Promise<void> {
  await sql`update allowances set used = greatest(0, used - ${amount}::float8) where name = ${name} and holder = ${holder}`
}
