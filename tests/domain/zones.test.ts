import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { nextMidnight, startOf, zoneNamed } from '../../src/model/conversations/zones'
import { SEED, ZONES } from '../support/generated'
import { dayOf } from '../support/list-oracle'

const at = (moment: string) => Date.parse(moment)

describe('a date range', () => {
  test('for all time has no start', () => {
    expect(startOf('all', 'UTC')).toBeUndefined()
  })

  test('starts at midnight in the agent’s zone and spans the days it names', () => {
    const now = at('2026-07-15T22:30:00Z')
    expect(startOf('today', 'UTC', now)).toEqual(new Date('2026-07-15T00:00:00Z'))
    expect(startOf('today', 'Europe/Zurich', now)).toEqual(new Date('2026-07-15T22:00:00Z'))
    expect(startOf('today', 'America/New_York', now)).toEqual(new Date('2026-07-15T04:00:00Z'))
    expect(startOf('7d', 'UTC', now)).toEqual(new Date('2026-07-09T00:00:00Z'))
    expect(startOf('30d', 'UTC', now)).toEqual(new Date('2026-06-16T00:00:00Z'))
  })

  test.each([
    ['Asia/Kolkata', '2026-07-15T18:29:59.999Z', '2026-07-14T18:30:00Z'],
    ['Asia/Kolkata', '2026-07-15T18:30:00Z', '2026-07-15T18:30:00Z'],
    ['Asia/Kathmandu', '2026-07-15T12:00:00Z', '2026-07-14T18:15:00Z'],
    ['Pacific/Chatham', '2026-07-15T12:00:00Z', '2026-07-15T11:15:00Z'],
    ['Pacific/Kiritimati', '2026-07-15T12:00:00Z', '2026-07-15T10:00:00Z'],
    ['Pacific/Pago_Pago', '2026-07-15T10:59:00Z', '2026-07-14T11:00:00Z'],
    ['+05:30', '2026-07-15T12:00:00Z', '2026-07-14T18:30:00Z'],
  ])('in %s, %s is in the day that began at %s', (zone, now, start) => {
    expect(startOf('today', zone, at(now))).toEqual(new Date(start))
  })

  test.each([
    ['spring forward', 'Europe/Zurich', '7d', '2026-03-31T10:00:00Z', '2026-03-24T23:00:00Z'],
    ['fall back', 'America/New_York', '7d', '2026-11-03T12:00:00Z', '2026-10-28T04:00:00Z'],
    ['half an hour', 'Australia/Lord_Howe', '7d', '2026-10-06T12:00:00Z', '2026-09-29T13:30:00Z'],
    ['a midnight that is left out, today', 'Africa/Cairo', 'today', '2026-04-24T10:00:00Z', '2026-04-23T22:00:00Z'],
    ['a midnight that is left out, at the end', 'Africa/Cairo', '7d', '2026-04-24T10:00:00Z', '2026-04-17T22:00:00Z'],
    [
      'a midnight that is left out, at the beginning',
      'Africa/Cairo',
      '7d',
      '2026-04-30T10:00:00Z',
      '2026-04-23T22:00:00Z',
    ],
    ['a midnight that comes twice', 'America/Havana', 'today', '2026-11-01T12:00:00Z', '2026-11-01T04:00:00Z'],
  ] as const)('counts calendar days across a change of the clock: %s', (_, zone, range, now, start) => {
    expect(startOf(range, zone, at(now))).toEqual(new Date(start))
  })

  test('starts with the first moment of its first day, at any time and place', () => {
    const days = { today: 1, '7d': 7, '30d': 30 }
    const asked = fc.record({
      zone: fc.constantFrom(...ZONES),
      now: fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') }),
      range: fc.constantFrom('today', '7d', '30d'),
    })
    const holds = fc.property(asked, ({ zone, now, range }) => {
      const start = startOf(range, zone, now)?.getTime() ?? 0
      const first = dayOf(now, zone) - days[range] + 1
      expect([dayOf(start, zone), dayOf(start - 1, zone)]).toEqual([first, first - 1])
    })
    fc.assert(holds, { seed: SEED, numRuns: 5_000 })
  })
})

describe('the next midnight', () => {
  test.each([
    ['UTC', '2026-07-15T22:30:00Z', '2026-07-16T00:00:00Z'],
    ['Europe/Zurich', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
    ['Africa/Cairo', '2026-04-23T10:00:00Z', '2026-04-23T22:00:00Z'],
    ['Africa/Cairo', '2026-04-24T10:00:00Z', '2026-04-24T21:00:00Z'],
  ])('in %s after %s is at %s', (zone, now, next) => {
    expect(nextMidnight(zone, at(now))).toEqual(new Date(next))
  })

  test('is the first moment of tomorrow, whenever and wherever', () => {
    const asked = fc.record({
      zone: fc.constantFrom(...ZONES),
      now: fc.integer({ min: at('2026-01-01'), max: at('2028-01-01') }),
    })
    const holds = fc.property(asked, ({ zone, now }) => {
      const next = nextMidnight(zone, now).getTime()
      const today = dayOf(now, zone)
      expect([dayOf(next, zone), dayOf(next - 1, zone)]).toEqual([today + 1, today])
    })
    fc.assert(holds, { seed: SEED, numRuns: 5_000 })
  })
})

test('a zone that nobody knows is UTC', () => {
  for (const name of [undefined, '', 'Nowhere/Else', '../etc', 'Europe/Zurich; x=1', '\0', '💥'])
    expect(zoneNamed(name)).toBe('UTC')
  for (const name of ['Europe/Zurich', 'Asia/Kathmandu']) expect(zoneNamed(name)).toBe(name)
})
