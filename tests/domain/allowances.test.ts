import { describe, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { giveBack, spend } from '../../src/limits/spend'
import type { Limit } from '../../src/model/limits/kinds'
import { testDatabase } from '../support/database'

testDatabase()

const holder = () => crypto.randomUUID()
const steady: Limit = { name: 'steady', most: 10, seconds: 100, returns: 'steadily' }
const together: Limit = { name: 'together', most: 10, seconds: 100, returns: 'together' }
/** As if so many seconds had passed since. */
const wait = (who: string, seconds: number) =>
  sql`update allowances set since = since - make_interval(secs => ${seconds}) where holder = ${who}`

describe.each([steady, together])('a limit that returns $returns', (limit) => {
  test('lets through exactly as many as allowed, however many come at once', async () => {
    const who = holder()
    const all = await Promise.all(Array.from({ length: 50 }, () => spend(limit, who)))
    expect(all.filter((waits) => waits === undefined)).toHaveLength(10)
  })

  test('counts each holder separately', async () => {
    const who = holder()
    await spend(limit, who, 10)
    expect(await spend(limit, who)).toBeGreaterThan(0)
    expect(await spend(limit, holder())).toBeUndefined()
  })

  test('uses nothing when too much is asked for', async () => {
    const who = holder()
    await spend(limit, who, 8)
    expect(await spend(limit, who, 3)).toBeGreaterThan(0)
    expect(await spend(limit, who, 2)).toBeUndefined()
    expect(await spend(limit, holder(), 11)).toBe(100_000)
  })

  test('can be given back', async () => {
    const who = holder()
    await spend(limit, who, 10)
    await giveBack(limit, who, 4)
    expect(await spend(limit, who, 4)).toBeUndefined()
    expect(await spend(limit, who)).toBeGreaterThan(0)
  })

  test('is full again after its period', async () => {
    const who = holder()
    await spend(limit, who, 10)
    await wait(who, 100)
    expect(await spend(limit, who, 10)).toBeUndefined()
  })
})

test('refills steadily, and says how long to wait for the rest', async () => {
  const who = holder()
  await spend(steady, who, 10)
  await wait(who, 35)
  expect(await spend(steady, who, 3)).toBeUndefined()
  const waits = await spend(steady, who, 2)
  expect(waits).toBeGreaterThan(10_000)
  expect(waits).toBeLessThanOrEqual(20_000)
})

test('refills all at once when the period of the first use is over', async () => {
  const who = holder()
  await spend(together, who)
  await wait(who, 60)
  await spend(together, who, 9)
  const waits = await spend(together, who)
  expect(waits).toBeGreaterThan(30_000)
  expect(waits).toBeLessThanOrEqual(40_000)
})
