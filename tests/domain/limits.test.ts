import { afterEach, beforeEach, describe, expect, spyOn, test } from 'bun:test'
import type { Server } from 'bun'
import fc from 'fast-check'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { sweepVisitors } from '../../src/actions/visitors/sweep'
import { sql } from '../../src/db/client'
import { clientAddress } from '../../src/ground/address'
import { configure } from '../../src/ground/config'
import { RateLimited, Unavailable } from '../../src/ground/errors'
import { log } from '../../src/ground/log'
import { isBelowFloor } from '../../src/limits/disk'
import { holderOf } from '../../src/limits/holder'
import { forgetLeases, giveBackLeased, spendLeased } from '../../src/limits/lease'
import { forgetRefusal, forgetRefusals, refusedBefore, rememberRefusal } from '../../src/limits/refusals'
import { takeSeat } from '../../src/limits/seats'
import { spend } from '../../src/limits/spend'
import { sweepAllowances } from '../../src/limits/sweep'
import { use } from '../../src/limits/use'
import { CHATS, type Limit, MESSAGES, SESSIONS } from '../../src/model/limits/kinds'
import { inWords } from '../../src/model/limits/words'
import { testDatabase } from '../support/database'
import { draft, meetVisitor } from '../support/fixtures'
import { forgetAllowances, setLimits } from '../support/limits'

testDatabase()

const LONG = { batch: 7, keptMs: 600_000 }
let count = 0
const somebody = () => `holder-${++count}`
const granted = async (asked: Promise<unknown>) =>
  asked.then(
    () => true,
    () => false,
  )

describe('the address of a client', () => {
  const seen = (address: string, forwarded?: string) => {
    const server = { requestIP: () => ({ address }) } as unknown as Server<unknown>
    return clientAddress(
      new Request('http://localhost', { headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded } }),
      server,
    )
  }
  beforeEach(() => void configure({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }))

  test.each([
    ['as it is', '192.0.2.7', undefined, '192.0.2.7'],
    ['IPv4 wrapped in IPv6', '::ffff:192.0.2.7', undefined, '192.0.2.7'],
    ['IPv4 wrapped in IPv6, as hexadecimal', '::FFFF:c000:0207', undefined, '192.0.2.7'],
    ['with a zone', 'fe80::1%eth0', undefined, 'fe80::1'],
    ['what somebody says who is no proxy', '192.0.2.7', '198.51.100.1', '192.0.2.7'],
    ['behind a proxy', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['behind a proxy that is wrapped in IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['behind two proxies', '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['behind a proxy to which the client lied', '10.0.0.1', '203.0.113.9, 198.51.100.1', '198.51.100.1'],
    ['with a port', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['IPv6 with a port', 'fd00::1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['IPv6 in brackets', 'fd00::1', '[2001:DB8::1]', '2001:db8::1'],
    ['IPv6 with a zone', '10.0.0.1', 'fe80::1%eth0', 'fe80::1'],
    ['nothing that a proxy says', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['what is no address', '10.0.0.1', '198.51.100.1, <xss>', '10.0.0.1'],
    ['a proxy alone', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ['empty places', '10.0.0.1', ' , 198.51.100.1,', '198.51.100.1'],
  ])('%s', (_, address, forwarded, expected) => {
    expect(seen(address, forwarded)).toBe(expected)
  })

  test('is reported once, where a proxy nearby is not named', () => {
    // The first in this file that comes from such a proxy: afterwards the log says no more.
    const warn = spyOn(log, 'warn')
    try {
      seen('192.168.0.1')
      seen('192.0.2.7', '198.51.100.1')
      seen('10.0.0.1', '198.51.100.1')
      expect(warn).not.toHaveBeenCalled()
      seen('192.168.0.1', '198.51.100.1')
      seen('::1', '198.51.100.1')
      expect(warn).toHaveBeenCalledTimes(1)
      expect(warn.mock.calls[0]?.[0]).toContain('TRUSTED_PROXIES')
    } finally {
      warn.mockRestore()
    }
  })

  test('is never one that somebody names where no proxy is named', () => {
    configure({})
    for (const address of ['192.0.2.7', '10.0.0.1', '127.0.0.1', '::1'])
      expect(seen(address, '198.51.100.1')).toBe(address)
  })

  test('is the one that a proxy names which is given by its own address, and by no other', () => {
    configure({ TRUSTED_PROXIES: '192.0.2.1 2001:db8::1' })
    const addresses = ['192.0.2.1', '192.0.2.2', '2001:db8::1', '2001:db8::2']
    const believed = addresses.filter((address) => seen(address, '198.51.100.1') === '198.51.100.1')
    expect(believed).toEqual(['192.0.2.1', '2001:db8::1'])
  })

  test.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::ffff', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  ])('%s counts as %s', (address, holder) => {
    expect(holderOf(address)).toBe(holder)
  })
})

describe('a shared allowance', () => {
  afterEach(() => setLimits({}))

  test('never exceeds the limit of an address or of all together', async () => {
    await setLimits({ sessionsOfAddress: 5, sessionsInAll: 12 })
    const addresses = [somebody(), somebody(), somebody(), somebody()]
    const asked = addresses.flatMap((address) => Array.from({ length: 20 }, () => granted(use(SESSIONS, address))))
    const results = await Promise.all(asked)
    for (const at of addresses.keys())
      expect(results.slice(at * 20, at * 20 + 20).filter(Boolean).length).toBeLessThanOrEqual(5)
    expect(results.filter(Boolean).length).toBeLessThanOrEqual(12)
    expect(results.filter(Boolean).length).toBeGreaterThanOrEqual(10)
  })

  test('is refused from memory for a moment, but not after something was given back', async () => {
    await setLimits({ chatsOfAddress: 1 })
    const who = somebody()
    const undo = await use(CHATS, who)
    await expect(use(CHATS, who)).rejects.toThrow('Too many chats were started from your network.')
    await sql`delete from allowances where holder = ${who}`
    await expect(use(CHATS, who)).rejects.toThrow('Too many chats were started from your network.')
    await undo()
    await use(CHATS, who)
  })

  test('keeps the own share of an address refused for the overall limit', async () => {
    await setLimits({ chatsInAll: 1, chatsOfAddress: 3 })
    await forgetAllowances()
    const [one, other] = [somebody(), somebody()]
    await use(CHATS, one)
    for (let time = 0; time < 5; time++)
      await expect(use(CHATS, other)).rejects.toThrow('Too many chats are being started at the moment.')
    await setLimits({ chatsOfAddress: 3 })
    for (let time = 0; time < 3; time++) await use(CHATS, other)
    await expect(use(CHATS, other)).rejects.toThrow(
      'Too many chats were started from your network. Try again in 10 minutes.',
    )
  })

  test('does not apply to commands that work on the database', async () => {
    await setLimits({ sessionsOfAddress: 1, sessionsInAll: 1 })
    for (let time = 0; time < 5; time++) await use(SESSIONS, undefined)
  })

  test('is counted in batches that never let too many through', async () => {
    const step = fc.record({
      amount: fc.integer({ min: 1, max: 12 }),
      elsewhere: fc.boolean(),
      together: fc.boolean(),
      undone: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 120 }),
        async (steps, most) => {
          const [limit, holder]: [Limit, string] = [
            { name: 'leased', most, seconds: 36_000, returns: 'steadily' },
            somebody(),
          ]
          let used = 0
          let refused = 0
          const running: Promise<void>[] = []
          for (const { amount, elsewhere, together, undone } of steps) {
            const asked = async () => {
              // Another server takes what it needs from the same count.
              const waits = elsewhere
                ? await spend(limit, holder, amount)
                : await spendLeased(limit, holder, amount, LONG)
              if (waits !== undefined) refused++
              else if (undone && !elsewhere) giveBackLeased(limit, holder, amount)
              else used += amount
            }
            if (together) running.push(asked())
            else await asked()
          }
          await Promise.all(running)
          expect(used).toBeLessThanOrEqual(most)
          // Where all alone fits, nobody is refused, but where another server lacks what lies here.
          const wanted = steps.reduce((sum, { amount }) => sum + amount, 0)
          if (wanted <= most && steps.every(({ elsewhere }) => !elsewhere)) expect(refused).toBe(0)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('costs less than a statement for each use', async () => {
    const [limit, holder]: [Limit, string] = [
      { name: 'leased', most: 4000, seconds: 60, returns: 'steadily' },
      somebody(),
    ]
    for (let time = 0; time < 50; time++)
      expect(await spendLeased(limit, holder, 1, { batch: 50, keptMs: 10_000 })).toBeUndefined()
    expect(await sql`select used::int from allowances where holder = ${holder}`).toEqual([{ used: 50 }] as never)
  })

  test('that was taken and may still be used is not forgotten with those that may not', async () => {
    const [limit, holder]: [Limit, string] = [
      { name: 'leased', most: 10, seconds: 36_000, returns: 'steadily' },
      somebody(),
    ]
    expect(await spendLeased(limit, holder, 1, { batch: 10, keptMs: 600_000 })).toBeUndefined()
    forgetLeases()
    expect(await spendLeased(limit, holder, 9, { batch: 10, keptMs: 600_000 })).toBeUndefined()
    expect(await spendLeased(limit, holder, 1, { batch: 10, keptMs: 600_000 })).toBeGreaterThan(0)
  })

  test('expires', async () => {
    const [limit, holder]: [Limit, string] = [
      { name: 'leased', most: 10, seconds: 36_000, returns: 'steadily' },
      somebody(),
    ]
    expect(await spendLeased(limit, holder, 1, { batch: 10, keptMs: 0 })).toBeGreaterThan(0)
  })
})

test('messages are limited to what the allowed visitors can send, and not at all without an interval', async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  await setLimits({ writersOfAddress: 1, writersInAll: 1 })
  const address = somebody()
  await Promise.all(Array.from({ length: 200 }, () => use(MESSAGES, address)))
  configure({ MESSAGE_INTERVAL_MS: '3000' })
  const results = await Promise.all(Array.from({ length: 60 }, () => granted(use(MESSAGES, address))))
  // A minute of one who writes every three seconds, and what comes back while we ask.
  expect(results.filter(Boolean).length).toBeGreaterThanOrEqual(20)
  expect(results.filter(Boolean).length).toBeLessThanOrEqual(40)
  await setLimits({})
})

describe('a refusal', () => {
  const limit: Limit = { name: 'refused', most: 10, seconds: 60, returns: 'steadily' }

  test('is repeated from memory with the time left, to its holder, for as much or more', () => {
    const [who, other] = [somebody(), somebody()]
    rememberRefusal(limit, who, 5, 30_000)
    expect(refusedBefore(limit, who, 5)).toBeWithin(29_000, 30_001)
    expect(refusedBefore(limit, who, 6)).toBeWithin(29_000, 30_001)
    expect(refusedBefore(limit, who, 4)).toBeUndefined()
    expect(refusedBefore(limit, other, 5)).toBeUndefined()
    expect(refusedBefore({ ...limit, name: 'another' }, who, 5)).toBeUndefined()
  })

  test('is over when its time is, when something is given back, and when the limits change', () => {
    const [past, returned, changed] = [somebody(), somebody(), somebody()]
    rememberRefusal(limit, past, 5, 0)
    expect(refusedBefore(limit, past, 5)).toBeUndefined()
    for (const who of [returned, changed]) rememberRefusal(limit, who, 5, 30_000)
    forgetRefusal(limit, returned)
    expect(refusedBefore(limit, returned, 5)).toBeUndefined()
    expect(refusedBefore(limit, changed, 5)).toBeDefined()
    forgetRefusals()
    expect(refusedBefore(limit, changed, 5)).toBeUndefined()
  })

  test('is forgotten where ten thousand others have come since it was last looked up, and no sooner', () => {
    forgetRefusals()
    const holders = Array.from({ length: 10_000 }, somebody)
    const [first = '', second = ''] = holders
    for (const holder of holders) rememberRefusal(limit, holder, 1, 30_000)
    expect(refusedBefore(limit, first, 1)).toBeDefined()
    rememberRefusal(limit, somebody(), 1, 30_000)
    expect(refusedBefore(limit, second, 1)).toBeUndefined()
    for (const holder of [first, ...holders.slice(2)]) expect(refusedBefore(limit, holder, 1)).toBeDefined()
    forgetRefusals()
  })
})

describe('a socket', () => {
  afterEach(() => setLimits({}))

  test('takes one place of its visitor, its address and all, and gives it back once', async () => {
    await setLimits({ socketsOfVisitor: 2, socketsOfAddress: 3, socketsInAll: 4 })
    const address = somebody()
    const first = await takeSeat({ visitorId: 'v1' }, address)
    const second = await takeSeat({ visitorId: 'v1' }, address)
    await expect(takeSeat({ visitorId: 'v1' }, address)).rejects.toThrow('open in too many places')
    const third = await takeSeat({ visitorId: 'v2' }, address)
    await expect(takeSeat({ visitorId: 'v3' }, address)).rejects.toThrow(RateLimited)
    const fourth = await takeSeat({ visitorId: 'v3' }, somebody())
    await expect(takeSeat({ visitorId: 'v4' }, somebody())).rejects.toThrow(Unavailable)
    first.leave()
    first.leave()
    const fifth = await takeSeat({ visitorId: 'v1' }, address)
    await expect(takeSeat({ visitorId: 'v1' }, address)).rejects.toThrow(RateLimited)
    for (const seat of [second, third, fourth, fifth]) seat.leave()
  })

  test('of an agent counts towards that agent alone', async () => {
    await setLimits({ socketsOfAgent: 2, socketsInAll: 1 })
    const seats = [
      await takeSeat({ agentId: 'a' }, 'x'),
      await takeSeat({ agentId: 'a' }, 'x'),
      await takeSeat({ agentId: 'b' }, 'x'),
    ]
    await expect(takeSeat({ agentId: 'a' }, 'x')).rejects.toThrow('too many pages open')
    for (const seat of seats) seat.leave()
  })

  test('never gets a place beyond the limit, however many come at once', async () => {
    await setLimits({ socketsOfAddress: 50, socketsOfVisitor: 1000 })
    const address = somebody()
    const seats = await Promise.allSettled(
      Array.from({ length: 200 }, (_, at) => takeSeat({ visitorId: `v${at}` }, address)),
    )
    const taken = seats.filter((seat) => seat.status === 'fulfilled')
    expect(taken).toHaveLength(50)
    for (const { value } of taken) value.leave()
  })
})

test.each([
  ['a large disk', { free: 2e9, size: 1e12 }, 1e9, false],
  ['a large disk that is nearly full', { free: 0.9e9, size: 1e12 }, 1e9, true],
  ['a small disk with a tenth left', { free: 1e9, size: 10e9 }, 2e9, false],
  ['a small disk with less than a twentieth left', { free: 0.4e9, size: 10e9 }, 2e9, true],
  ['a full disk where no floor is wanted', { free: 0, size: 10e9 }, 0, false],
])('%s', (_, disk, floor, below) => {
  expect(isBelowFloor(disk, floor)).toBe(below)
})

test.each([
  [1, '1 second'],
  [90_000, '90 seconds'],
  [91_000, '2 minutes'],
  [3_600_000, '60 minutes'],
  [5_460_001, '2 hours'],
])('%d ms are %s', (ms, words) => {
  expect(inWords(ms)).toBe(words)
})

describe('the sweep', () => {
  test('removes full allowances and no others', async () => {
    await sql`delete from allowances`
    const rows = [
      ['sessions', '59 minutes', true],
      ['sessions', '61 minutes', false],
      ['messages', '30 seconds', true],
      ['messages', '61 seconds', false],
      ['kept', '23 hours', true],
      ['kept', '25 hours', false],
      ['of another part', '23 hours', true],
      ['of another part', '25 hours', false],
    ] as const
    for (const [name, age] of rows) {
      await sql`insert into allowances (name, holder, used, since) values (${name}, ${age}, 1, now() - ${age}::interval)`
    }
    await sweepAllowances()
    const left = await sql<{ name: string; holder: string }[]>`select name, holder from allowances`
    const expected = rows.filter(([, , stays]) => stays).map(([name, age]) => `${name} ${age}`)
    expect(left.map(({ name, holder }) => `${name} ${holder}`).sort()).toEqual(expected.sort())
  })

  /** A visitor who came so long ago and was last seen so long ago. */
  async function visitorSeen(cameHoursAgo: number, seenMinutesAgo: number): Promise<string> {
    const { visitor } = await meetVisitor()
    const id = idFrom(Date.now() - cameHoursAgo * 3_600_000)
    await sql`update visitors set id = ${id}, last_seen_at = now() - make_interval(mins => ${seenMinutesAgo}) where id = ${visitor.id}`
    return id
  }
  function idFrom(ms: number): string {
    const time = ms.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}${Bun.randomUUIDv7().slice(13)}`
  }
  const isKnown = async (id: string) => (await sql`select from visitors where id = ${id}`).length === 1

  test('deletes visitors who never wrote and were not seen for an hour', async () => {
    const [gone, ages, fresh, seen] = [
      await visitorSeen(2, 61),
      await visitorSeen(2000, 6000),
      await visitorSeen(0.5, 30),
      await visitorSeen(30, 59),
    ]
    await sweepVisitors()
    expect(await Promise.all([gone, ages, fresh, seen].map(isKnown))).toEqual([false, false, true, true])
  })

  test('keeps visitors who wrote or sent a file', async () => {
    const { visitor } = await meetVisitor()
    await postAsVisitor(visitor, draft())
    const sender = await visitorSeen(3, 170)
    await sql`update visitors set last_seen_at = now() - interval '1 year' where id = ${visitor.id}`
    await sql`insert into attachments (id, visitor_id, key, name, type, size) values (${Bun.randomUUIDv7()}, ${sender}, 'k', 'n', 't', 1)`
    await sweepVisitors()
    expect(await isKnown(visitor.id)).toBe(true)
    expect(await isKnown(sender)).toBe(true)
  })

  test('deletes nobody who is writing at that very moment', async () => {
    for (let time = 0; time < 8; time++) {
      const { visitor } = await meetVisitor()
      const id = idFrom(Date.now() - 2 * 3_600_000)
      await sql`update visitors set id = ${id}, last_seen_at = now() - interval '2 hours' where id = ${visitor.id}`
      const [said] = await Promise.allSettled([
        postAsVisitor({ ...visitor, id }, draft()),
        sweepVisitors(),
        sweepVisitors(),
      ])
      if (said.status === 'fulfilled')
        expect(await sql`select from conversations where visitor_id = ${id}`).toHaveLength(1)
      else expect(said.reason.status).toBe(401)
    }
  })
})
