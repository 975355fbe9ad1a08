import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { LRUCache } from 'lru-cache'
import { closeDatabase, openDatabase } from '../../src/db/client'
import { databaseLocal } from '../../src/db/database-local'
import { timedCache } from '../../src/db/timed-cache'
import { Tally } from '../../src/ground/tally'
import { SEED } from '../support/generated'

test('a cache never exceeds its size and drops what was used longest ago', () => {
  const use = fc.record({ kind: fc.constantFrom('get', 'set', 'delete'), key: fc.integer({ min: 0, max: 9 }) })
  const holds = fc.property(fc.integer({ min: 1, max: 6 }), fc.array(use, { maxLength: 60 }), (max, uses) => {
    const cache = new LRUCache<number, { at: number }>({ max })
    // What there should be, the one used last at the end.
    let expected: { key: number; at: number }[] = []
    for (const [at, { kind, key }] of uses.entries()) {
      const known = expected.find((one) => one.key === key)
      const others = expected.filter((one) => one.key !== key)
      if (kind === 'get') {
        expect(cache.get(key)?.at).toBe(known?.at)
        if (known) expected = [...others, known]
      } else if (kind === 'set') {
        cache.set(key, { at })
        expected = [...others, { key, at }].slice(-max)
      } else {
        cache.delete(key)
        expected = others
      }
      expect(cache.size).toBeLessThanOrEqual(max)
      expect([...cache.rkeys()]).toEqual(expected.map((one) => one.key))
    }
  })
  fc.assert(holds, { seed: SEED, numRuns: 1_000 })
})

describe('what is kept for a database', () => {
  // Nothing is asked of it.
  const open = () => openDatabase('postgres://localhost:1/nowhere')

  test('is made once for each', async () => {
    const things = databaseLocal(() => ({}))
    open()
    const first = things()
    expect(things()).toBe(first)
    await closeDatabase()
    open()
    expect(things()).not.toBe(first)
    await closeDatabase()
  })

  test('is read once while it is fresh, and again for another database', async () => {
    let reads = 0
    const cache = timedCache(60_000, async () => ++reads)
    open()
    expect([await cache.current(), await cache.current()]).toEqual([1, 1])
    cache.replace(7)
    expect(await cache.current()).toBe(7)
    await closeDatabase()
    open()
    expect(await cache.current()).toBe(2)
    await closeDatabase()
  })

  test('is read again when it is too old, and after a failure', async () => {
    let reads = 0
    const cache = timedCache(0, async () => {
      if (++reads === 1) throw new Error('no answer')
      return reads
    })
    open()
    await expect(cache.current()).rejects.toThrow('no answer')
    expect([await cache.current(), await cache.current()]).toEqual([2, 3])
    await closeDatabase()
  })
})

test('a tally counts what each holder has, and forgets who has none', () => {
  const change = fc.record({ holder: fc.constantFrom('a', 'b', 'c'), adds: fc.boolean() })
  const holds = fc.property(fc.array(change), (changes) => {
    const tally = new Tally()
    const expected = { a: 0, b: 0, c: 0 } as Record<string, number>
    for (const { holder, adds } of changes) {
      if (adds) tally.add(holder)
      else tally.remove(holder)
      expected[holder] = Math.max(0, (expected[holder] ?? 0) + (adds ? 1 : -1))
      for (const [one, count] of Object.entries(expected)) expect(tally.count(one)).toBe(count)
      expect([...tally.holders()].sort()).toEqual(Object.keys(expected).filter((one) => expected[one] !== 0))
    }
  })
  fc.assert(holds, { seed: SEED })
})
