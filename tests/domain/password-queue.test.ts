import { afterEach, expect, test } from 'bun:test'
import fc from 'fast-check'
import { inTurn, type Waiter } from '../../src/actions/agents/password-queue'
import { Unavailable } from '../../src/ground/errors'
import { SEED } from '../support/generated'

let began: string[] = []
const running: { name: string; end(): void }[] = []
let all: Promise<unknown>[] = []

afterEach(async () => {
  while (running.length > 0) await end()
  await Promise.all(all)
  began = []
  all = []
})

test('strangers get two turns at once, and two are left for known devices', async () => {
  for (let at = 0; at < 6; at++) ask('stranger', `address ${at}`)
  for (let at = 0; at < 3; at++) ask('known', `agent ${at}`)
  await settled()
  expect(began).toEqual(['address 0', 'address 1', 'agent 0', 'agent 1'])
})

test('known devices go first, however long strangers have waited', async () => {
  for (let at = 0; at < 5; at++) ask('stranger', `address ${at}`)
  for (let at = 0; at < 3; at++) ask('known', `agent ${at}`)
  await end()
  expect(began.at(-1)).toBe('agent 2')
})

test('known devices may take all turns, and strangers then wait', async () => {
  for (let at = 0; at < 4; at++) ask('known', `agent ${at}`)
  ask('stranger', 'address')
  await settled()
  expect(began).toHaveLength(4)
  await end()
  expect(began.at(-1)).toBe('address')
})

test('somebody from another address is next but one, however much one address has sent', async () => {
  for (let times = 0; times < 6; times++) ask('stranger', 'flood')
  ask('stranger', 'somebody')
  await end()
  await end()
  expect(began).toEqual(['flood', 'flood', 'flood', 'somebody'])
})

test('one address or one account fills only a few places', async () => {
  for (const lane of ['stranger', 'known'] as const) {
    const asked = Array.from({ length: 300 }, () => ask(lane, 'one'))
    await settled()
    expect(asked.filter(({ refused }) => refused).length).toBeGreaterThanOrEqual(292)
    for (const { refused } of asked) if (refused) expect(refused).toBeInstanceOf(Unavailable)
    expect(ask(lane, 'another').refused).toBeUndefined()
  }
})

test('strangers from everywhere fill only their share of places', async () => {
  const asked = Array.from({ length: 300 }, (_, at) => ask('stranger', `address ${at}`))
  await settled()
  expect(asked.filter(({ refused }) => !refused)).toHaveLength(26)
  const colleague = ask('known', 'agent')
  await settled()
  expect(colleague.refused).toBeUndefined()
  expect(began.at(-1)).toBe('agent')
})

test('giving up frees the turn and the place', async () => {
  const gone = new AbortController()
  for (let at = 0; at < 2; at++) ask('stranger', 'first')
  const left = Array.from({ length: 4 }, () => ask('stranger', 'one', gone.signal))
  gone.abort()
  await settled()
  for (const { refused } of left) expect(refused).toBeInstanceOf(Unavailable)
  for (let times = 0; times < 4; times++) expect(ask('stranger', 'one').refused).toBeUndefined()
  const late = ask('stranger', 'another', gone.signal)
  await settled()
  expect(late.refused).toBeInstanceOf(Unavailable)
  await end()
  expect(began).toEqual(['first', 'first', 'one'])
})

test('failed work passes its turn on', async () => {
  const failing = inTurn({ lane: 'stranger', holder: 'one' }, () => Promise.reject(new Error('no memory')))
  await expect(failing).rejects.toThrow('no memory')
  for (let at = 0; at < 2; at++) ask('stranger', `address ${at}`)
  await settled()
  expect(began).toHaveLength(2)
})

test('holders in a lane take turns, nobody is forgotten, and there are never more turns at once than allowed', async () => {
  const step = fc.record({
    lane: fc.constantFrom<Waiter['lane']>('known', 'stranger'),
    holder: fc.constantFrom('a', 'b', 'c', 'd'),
    ends: fc.boolean(),
    givesUp: fc.boolean(),
  })
  const holds = fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const asked: { lane: string; holder: string; ahead: number; overtaken: string[]; state: string }[] = []
    const ending: { lane: string; end(): void }[] = []
    const results: Promise<unknown>[] = []
    for (const { lane, holder, ends, givesUp } of steps) {
      const ahead = asked.filter((one) => one.lane === lane && one.holder === holder && one.state === 'waits').length
      const own = { lane, holder, ahead, overtaken: [] as string[], state: 'waits' }
      const gone = new AbortController()
      const work = () => {
        own.state = 'runs'
        for (const one of asked)
          if (one.state === 'waits' && one.lane === lane && one.holder !== holder) one.overtaken.push(holder)
        return new Promise<void>((resolve) => ending.push({ lane, end: resolve }))
      }
      asked.push(own)
      results.push(inTurn({ lane, holder, signal: gone.signal }, work).catch(() => (own.state = 'refused')))
      if (givesUp) gone.abort()
      await settled()
      if (ends) ending.shift()?.end()
      await settled()
      expect(ending.length).toBeLessThanOrEqual(4)
      expect(ending.filter((one) => one.lane === 'stranger').length).toBeLessThanOrEqual(2)
    }
    for (let next = ending.shift(); next; next = ending.shift()) {
      next.end()
      await settled()
    }
    await Promise.all(results)
    for (const { state, ahead, overtaken } of asked) {
      expect(state).not.toBe('waits')
      for (const holder of 'abcd')
        expect(overtaken.filter((one) => one === holder).length).toBeLessThanOrEqual(ahead + 1)
    }
  })
  await fc.assert(holds, { seed: SEED, numRuns: 300 })
})

/** Asks for a turn at work that goes on until the test ends it. */
function ask(lane: Waiter['lane'], holder: string, signal?: AbortSignal): { refused?: unknown } {
  const asked: { refused?: unknown } = {}
  const work = () => {
    began.push(holder)
    return new Promise<void>((resolve) => running.push({ name: holder, end: resolve }))
  }
  all.push(inTurn({ lane, holder, signal }, work).catch((error) => (asked.refused = error)))
  return asked
}

/** The work that began first comes to its end. */
async function end(): Promise<void> {
  await settled()
  running.shift()?.end()
  await settled()
}

/** Everything that can happen without more time has happened. */
async function settled(): Promise<void> {
  for (let times = 0; times < 10; times++) await Promise.resolve()
}
