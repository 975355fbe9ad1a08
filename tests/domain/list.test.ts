import { beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Agent } from '../../src/model/agents/schema'
import { readFilter } from '../../src/model/conversations/filter'
import type { Cursor, Page, PageRequest } from '../../src/model/conversations/pages'
import { placeIn } from '../../src/model/conversations/sections'
import { type Selection, selectionOf } from '../../src/model/conversations/selection'
import { countsMatching } from '../../src/reads/conversations/list/counts'
import { conversationsMatching } from '../../src/reads/conversations/list/queries'
import { testDatabase } from '../support/database'
import { anyAgent } from '../support/fixtures'
import { conversationsIn, daysBefore, expectAlways, wish, world, ZONES } from '../support/generated'
import { forgetVisitors, type Stored, store } from '../support/known-conversations'
import {
  counted,
  type Known,
  listedAt,
  listedIn,
  type Onlooker,
  PARTS,
  type Part,
  STATES,
  type Wish,
} from '../support/list-oracle'
import { PATIENCE_MS } from '../support/patience'

testDatabase()

let ann: Agent
let bea: Agent
beforeAll(async () => {
  ann = await anyAgent()
  bea = await anyAgent()
})

interface Look {
  wish: Wish
  who: 'ann' | 'bea'
  zone: string
  /** How much later than the world's moment somebody looks. */
  later: number
  size: number
}

const look = (sizes: fc.Arbitrary<number>): fc.Arbitrary<Look> =>
  fc.record({
    wish,
    who: fc.constantFrom('ann', 'bea'),
    zone: fc.constantFrom(...ZONES),
    later: fc.nat(95).map((halfHours) => halfHours * 1_800_000),
    size: sizes,
  })

describe('for any data and any filter', () => {
  const worlds = fc.record({
    world: world({ minLength: 30, maxLength: 110 }),
    looks: fc.array(look(fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constantFrom(20, 50))), {
      minLength: 30,
      maxLength: 45,
    }),
  })

  test('the pages, forwards and backwards, make up the list, and the counts are right', async () => {
    const runs = fc.asyncProperty(worlds, async ({ world, looks }) => {
      const known = conversationsIn(world, { ann: ann.id, bea: bea.id })
      await forgetVisitors()
      await store(known)
      for (const one of looks)
        await expectListed(known, one, world.now + one.later, daysBefore(world.now, world.beaJoinedDaysAgo))
    })
    await expectAlways(runs, 15)
  })
})

describe('with more conversations than a search walks through', () => {
  const NOW = Date.parse('2026-07-15T11:00:00Z')
  // A walk looks at 2,000, and 5,000 visitors are looked up: the elders are more, and lie behind those who are new.
  const NEW = 2_500
  const ELDERS = 5_100
  let known: Stored[]

  beforeAll(async () => {
    known = Array.from({ length: NEW + ELDERS }, (_, n) => numbered(n))
    await forgetVisitors()
    await store(known)
  }, PATIENCE_MS)

  function numbered(n: number): Stored {
    const state = STATES[((n * 7) % 11) % 5] ?? 'ai'
    const at = new Date(NOW - n * 10 * 60_000)
    const agentId = state === 'agent' ? [ann, bea][n % 2]?.id : undefined
    const waitingSince =
      state === 'escalated' || state === 'missed' ? new Date(at.getTime() - ((n * 13) % 97) * 60_000) : undefined
    const name = n % 1000 === 999 ? `Zélie Rare ${n}` : `${n < NEW ? 'New' : 'Elder'} Somebody`
    const seen: Record<string, number> = n % 3 === 0 ? { [ann.id]: (n * 5) % 13 } : {}
    return {
      id: Bun.randomUUIDv7('hex', at),
      name,
      email: n % 2 ? null : `n${n}@visitor.test`,
      state,
      agentId,
      at,
      waitingSince,
      turns: (n * 5) % 13,
      seen,
    }
  }

  const searches = fc.constantFrom(
    'somebody',
    'new',
    'elder',
    'zelie',
    'RARE',
    'rare 7',
    'absent',
    'n7598@',
    'n24',
    'e',
    'zé',
    'isitor.tes',
  )
  const looks = look(fc.constantFrom(50, 170, 900)).chain((one) =>
    searches.map((q) => ({ ...one, wish: { ...one.wish, q } })),
  )

  test('common, rare and absent matches are right on all pages', async () => {
    const runs = fc.asyncProperty(looks, async (one) => {
      await expectListed(known, { ...one, later: 0 }, NOW, daysBefore(NOW, 20))
    })
    await expectAlways(runs, 40)
  })

  test.each(['zelie', 'elder', 'absent', 'new'])('“%s” is found at once and to the end', async (q) => {
    await expectListed(known, { wish: { q }, who: 'ann', zone: 'UTC', later: 0, size: 900 }, NOW, daysBefore(NOW, 20))
  })
})

/** Compares what the product shows with what the oracle says. */
async function expectListed(
  known: Known[],
  { wish, who, zone, size }: Look,
  now: number,
  beaJoined: Date,
): Promise<void> {
  const onlooker: Onlooker =
    who === 'ann' ? { id: ann.id, joined: new Date(0), zone } : { id: bea.id, joined: beaJoined, zone }
  const viewer = { agent: { id: onlooker.id, createdAt: onlooker.joined }, zone }
  const selection = selectionOf(readFilter({ ...wish }), viewer, now)
  const about = JSON.stringify({ wish, who, zone, size, now: new Date(now) })

  for (const part of PARTS) {
    const right = listedIn(part, known, wish, onlooker, now).map(({ id }) => id)
    expectSame(await forwards(selection, part, size), right, known, `${part} ${about}`)
    expectSame(await backwards(selection, part, size, known, right), right, known, `${part} ${about}`)
  }
  await expectCounts(selection, counted(known, wish, onlooker, now), about)
}

function expectSame(ids: string[], right: string[], known: Known[], about: string): void {
  const unlike = Bun.deepEquals(ids, right) ? [] : known.filter(({ id }) => ids.includes(id) !== right.includes(id))
  expect({ about, unlike, ids }).toEqual({ about, unlike, ids: right })
}

async function expectCounts(selection: Selection, right: Record<string, number>, about: string): Promise<void> {
  const counts = await countsMatching(selection)
  for (const state of STATES) {
    const { count, more } = counts[state]
    if (more) expect({ about, state, fits: count <= (right[state] ?? 0) }).toEqual({ about, state, fits: true })
    else expect({ about, state, count }).toEqual({ about, state, count: right[state] ?? 0 })
  }
}

/** All rows from the first on. */
async function forwards(selection: Selection, section: Part, size: number): Promise<string[]> {
  const ids: string[] = []
  for (let asked: PageRequest | undefined = { section, size }; asked; ) {
    const page: Page = await conversationsMatching(selection, asked)
    expect(page.conversations.length).toBe(page.more ? size : page.conversations.length)
    ids.push(...page.conversations.map(({ id }) => id))
    const last = page.conversations.at(-1)
    asked = page.more && last ? { section, size, after: { id: last.id, at: placeIn(section, last) } } : undefined
  }
  return ids
}

/** All rows from the last on; the last itself is where the way begins. */
async function backwards(
  selection: Selection,
  section: Part,
  size: number,
  known: Known[],
  right: string[],
): Promise<string[]> {
  const end = known.find(({ id }) => id === right.at(-1))
  if (!end) return []
  const ids = [end.id]
  for (
    let before: Cursor | undefined = {
      id: end.id,
      at: (section === 'waiting' && end.waitingSince) || new Date(listedAt(end)),
    };
    before;
  ) {
    const page: Page = await conversationsMatching(selection, { section, size, before })
    ids.unshift(...page.conversations.map(({ id }) => id))
    const [first] = page.conversations
    before = page.more && first ? { id: first.id, at: placeIn(section, first) } : undefined
  }
  return ids
}
