import fc from 'fast-check'
import type { Stored } from './known-conversations'
import { STATES, type Wish } from './list-oracle'

// What property tests of the list make up.

/** Property tests try the same things each time; SEED in the environment has them try others. */
export const SEED = Number(Bun.env.SEED ?? 20261122)

/**
 * Tries a property of something large. What does not hold is shown by the error itself, and the seed brings it back; the
 * example as a whole would fill pages.
 */
export async function expectAlways<T>(property: fc.IAsyncProperty<T>, numRuns: number): Promise<void> {
  const { failed, seed, counterexamplePath, errorInstance } = await fc.check(property, {
    seed: SEED,
    numRuns,
    endOnFailure: true,
  })
  if (failed)
    throw new Error(`This does not hold with SEED=${seed}, at ${counterexamplePath}.`, { cause: errorInstance })
}

export const ZONES = [
  'UTC',
  'Europe/Zurich',
  'America/New_York',
  'America/Havana',
  'America/St_Johns',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]

const HALF_HOUR = 30 * 60_000
const DAY = 48 * HALF_HOUR

// In the middle of a year, and on days whose midnight or length is odd in some of these zones.
const MOMENTS = [
  '2026-07-15T11:00:00Z',
  '2026-03-29T10:00:00Z',
  '2026-11-01T18:00:00Z',
  '2026-04-24T12:30:00Z',
  '2026-03-08T16:00:00Z',
  '2026-10-04T01:00:00Z',
]

const NAMES = [
  'Zoë Müller',
  'ZOE MULLER',
  'José  Núñez',
  'ñandú',
  'Ann "The Boss" O’Hara',
  "O'Brien",
  '100% Wool_Co',
  'back\\slash',
  '%_%',
  '🦄 Uma',
  'ﬁne Office',
  'İpek',
  'Łukasz Ægirsson',
  'Bjørn-Åge Østergård',
  'Jean‑Luc',
  '王小明',
  'Ana',
  'Anna',
  'Nathan "\'><xss-canary>',
]
const HOSTS = ['visitor.test', 'münchen.test', 'Example.COM', 'a_b.test']

/** Fragments of what stands in no name, and of what means something to a database. */
const STRANGE = [
  'zzz',
  '%',
  '_',
  '\\',
  "'",
  '"',
  "';--",
  'anaana',
  '💥',
  'ë m',
  '  ',
  'test ana',
  '\\\\',
  'a\nb',
  '(',
  'é',
  'test nu',
  'mailto:ana@visitor.test',
  '<ana@visitor.test>,',
  'lukasz aegir',
  'ann\u200ba',
  'o’b',
  "d'jean-luc",
]

/** A conversation, `ann` and `bea` standing for the agents, and its moments counted back from `now`. */
const conversation = fc.record({
  id: fc.uuid({ version: 7 }),
  name: fc.option(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }) },
    ),
    {
      freq: 4,
    },
  ),
  email: fc.option(
    fc
      .tuple(fc.constantFrom('ana', 'Zoe.M', 'o_brien', 'x', 'nunez+shop'), fc.constantFrom(...HOSTS))
      .map((parts) => parts.join('@')),
    { freq: 3 },
  ),
  state: fc.constantFrom(...STATES),
  agent: fc.constantFrom('ann' as const, 'bea' as const),
  turns: fc.oneof(fc.constantFrom(0, 1, 4, 5, 10, 11), fc.nat(30)),
  // On half hours and a little beside, so that some lie exactly on a midnight and some at the same moment.
  halfHours: fc.oneof(fc.nat(60 * 48), fc.nat(8 * 48), fc.nat(60)),
  beside: fc.constantFrom(0, 0, -1, 1),
  crowded: fc.nat(3).map((number) => number === 0),
  waited: fc.nat(20),
  seen: fc.record({ ann: fc.nat(30), bea: fc.nat(30) }, { requiredKeys: [] }),
  again: fc.boolean(),
})

/** A set of conversations, the moment at which they are looked at, and how long ago Bea joined the team. */
export const world = (most: { minLength: number; maxLength: number }) =>
  fc.record({
    now: fc.constantFrom(...MOMENTS).map((moment) => Date.parse(moment)),
    beaJoinedDaysAgo: fc.nat(20),
    conversations: fc.uniqueArray(conversation, { ...most, selector: ({ id }) => id }),
  })
export type World = ReturnType<typeof world> extends fc.Arbitrary<infer T> ? T : never

/** The conversations of a generated world, for two agents. */
export function conversationsIn({ now, conversations }: World, agents: { ann: string; bea: string }): Stored[] {
  let last: Stored | undefined
  return conversations.map(
    ({ id, name, email, state, agent, turns, halfHours, beside, crowded, waited, seen, again }) => {
      const at = new Date(now - halfHours * HALF_HOUR + beside)
      const whose =
        again && last && state === 'ended'
          ? { visitorId: last.visitorId ?? last.id, name: last.name, email: last.email }
          : { name: storable(name), email }
      last = {
        id,
        ...whose,
        state,
        agentId: state === 'agent' ? agents[agent] : undefined,
        at,
        crowded,
        waitingSince:
          state === 'escalated' || state === 'missed' ? new Date(at.getTime() - waited * HALF_HOUR) : undefined,
        turns,
        seen: Object.fromEntries(
          Object.entries(seen).map(([who, count]) => [agents[who as 'ann'], Math.min(count, turns)]),
        ),
      }
      return last
    },
  )
}

export const daysBefore = (now: number, days: number): Date => new Date(now - days * DAY)

const choice = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 })

/** A search: nothing, a part of what somebody is called, perhaps in other letters, or something strange. */
const search = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...STRANGE) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(...NAMES)
      .chain((name) => fc.shuffledSubarray([...name.split(/\s+/), 'visitor.test'], { minLength: 1 }))
      .map((words) => words.join(' ')),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...NAMES, ...HOSTS, 'nunez+shop@visitor.test'),
        fc.nat(12),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(as, upper, lower, bare),
      )
      .map(([text, from, length, written]) =>
        written(
          [...text]
            .slice(from % [...text].length)
            .slice(0, length)
            .join(''),
        ),
      ),
  },
)

/** A query as a URL may hold it. */
export const wish: fc.Arbitrary<Wish> = fc.record({
  q: search,
  range: choice('today', '7d', '30d'),
  control: choice(...STATES),
  activity: choice('low', 'medium', 'high'),
  mine: fc.constantFrom(undefined, undefined, undefined, '1'),
  unread: fc.constantFrom(undefined, undefined, undefined, '1'),
})

function storable(name: string | null): string | null {
  return name?.toWellFormed().replaceAll('\0', '') ?? null
}

function as(text: string): string {
  return text
}

function upper(text: string): string {
  return text.toUpperCase()
}

function lower(text: string): string {
  return text.toLowerCase()
}

/** Without accents, as it is typed on a keyboard that has none. */
function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '')
}
