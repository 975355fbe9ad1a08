import { beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { end } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { announceRow } from '../../src/announce/list'
import { connect, sql } from '../../src/db/client'
import type { Agent } from '../../src/model/agents/schema'
import { eventually } from '../support/eventually'
import { draft, meetVisitor, startTestConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { forgetVisitors } from '../support/known-conversations'
import { counted, listedIn, type Onlooker, PARTS, shownOf, unseen, type Wish } from '../support/list-oracle'
import { ListPage, type Shown, shownIn } from '../support/list-page'
import { Story, storyEvent } from '../support/list-story'
import { testServer } from '../support/server'

/** Frames come within a second and a little; what they should lead to is compared until it is so, or they are late. */
const FRAMES_WITHIN_MS = 2500

const server = testServer({}, { answers: false })
const { ann, bea, outsider } = server

beforeEach(forgetVisitors)

describe('an open list', () => {
  test('shows a new conversation', async () => {
    const list = await (await ann.live('/conversations/live')).caughtUp()
    const chat = await startTestConversation()
    const { content } = await list.next(`row-${chat.id}`)
    expect(content).toContain('<hx-partial hx-target="#rows" hx-swap="rows ')
    await list.close()
  })

  test('begins with fresh rows and counts', async () => {
    const chat = await startTestConversation()
    const list = await (await ann.live('/conversations/live')).caughtUp()
    expect((await new ListPage(list, await reader(ann)).shown()).rows.map(({ id }) => id)).toEqual([chat.id])
    expect(list.html).toContain('hx-swap="rows-anew')
    expect(list.html).toContain('id="counts"')
    await list.close()
  })

  test('drops what no longer matches, and hears nothing of what never did', async () => {
    const chat = await startTestConversation()
    const list = await (await ann.live('/conversations/live?control=ai')).caughtUp()
    const joined = await join(chat, await ann.agent())
    await list.next(
      (frame) => frame.content?.includes(`row-${chat.id}`) === true && frame.content.includes('data-gone'),
    )
    const before = list.frames.length
    await end(joined, await ann.agent())
    const other = await startTestConversation()
    await list.next(`row-${other.id}`)
    expect(list.frames.slice(before).filter(({ content }) => content?.includes(`row-${chat.id}`))).toEqual([])
    await list.close()
  })

  test('keeps counting handoff states that it does not show', async () => {
    const chat = await startTestConversation()
    const path = '/conversations/live?control=escalated'
    const list = new ListPage(await (await ann.live(path)).caughtUp(), await reader(ann))
    // The first change of a conversation is told to every list, as nobody knows what it was.
    const { conversation } = await postAsVisitor((await meetVisitor('Olive')).visitor, draft())
    await eventually(
      async () => expect((await list.shown()).counts).toEqual({ ai: 2, escalated: 0, agent: 0, ended: 0, missed: 0 }),
      FRAMES_WITHIN_MS,
    )
    await end(conversation, await ann.agent())
    await eventually(
      async () => expect((await list.shown()).counts).toEqual({ ai: 1, escalated: 0, agent: 0, ended: 1, missed: 0 }),
      FRAMES_WITHIN_MS,
    )
    expect(chat.endedAt).toBeNull()
    await list.socket.close()
  })

  test('ignores an older version that arrives late', async () => {
    const chat = await startTestConversation()
    const list = new ListPage(await (await ann.live('/conversations/live?control=ai')).caughtUp(), await reader(ann))
    await end(chat, await ann.agent())
    await eventually(async () => expect((await list.shown()).rows).toEqual([]), FRAMES_WITHIN_MS)
    announceRow(chat)
    const { id } = await startTestConversation()
    await list.socket.next(`row-${id}`)
    expect((await list.shown()).rows.map((row) => row.id)).toEqual([id])
    await list.socket.close()
  })

  test('misses nothing that changes while its rows are loaded', async () => {
    const [first, second] = [
      await startTestConversation(),
      await startTestConversation(['Hi'], await meetVisitor('Olive')),
    ]
    const socket = await (await ann.live('/conversations/live?control=ai')).caughtUp()
    const list = new ListPage(socket, await reader(ann))
    await whileCountsTakeLong(async (elsewhere) => {
      socket.send({ type: 'resume', since: 0 })
      await Bun.sleep(150)
      const [changed] =
        await elsewhere`update conversations set ended_at = now(), version = version + 1 where id = ${second.id} returning version`
      announceRow({ ...second, endedAt: new Date(), version: Number(changed?.version) })
    })
    await socket.next(
      (frame) =>
        frame.live === true &&
        socket.frames.filter(({ live }) => live).length === 2 &&
        frame === socket.frames.findLast(({ live }) => live),
    )
    const third = await startTestConversation(['Hey'], await meetVisitor('Otto'))
    await socket.next(`row-${third.id}`)
    expect((await list.shown()).rows.map(({ id }) => id)).toEqual([third.id, first.id])
    await socket.close()
  })

  test('opens for signed-in agents on our own pages only', async () => {
    expect(await outsider.handshake('/conversations/live')).toBe(401)
    expect(await ann.handshake('/conversations/live', { origin: 'https://evil.test' })).toBe(403)
    expect(await ann.handshake('/conversations/live?q=%00%27&range=x&from=999999999999999&rows=-1')).toBe(101)
  })

  test('accepts any position that a page may report', async () => {
    const chat = await startTestConversation()
    for (const place of [
      'from=0',
      'from=999999999999999',
      'from=x',
      'rows=9999999',
      'rows=-1',
      'control=escalated&waiting-from=999999999999999&waiting-rows=x',
      'control=missed&missed-from=0',
    ])
      await (await (await ann.live(`/conversations/live?${place}`)).caughtUp()).close()
    const list = await (await ann.live(`/conversations/live?from=${chat.lastMessageAt.getTime()}`)).caughtUp()
    expect(list.html).toContain(`row-${chat.id}`)
    expect(list.html).toContain('data-edge="newer"')
    await list.close()
  })
})

describe('whatever happens', () => {
  const WISHES: { who: 'ann' | 'bea'; wish: Wish }[] = [
    { who: 'ann', wish: {} },
    { who: 'ann', wish: { control: 'escalated' } },
    { who: 'ann', wish: { unread: '1' } },
    { who: 'ann', wish: { mine: '1' } },
    { who: 'ann', wish: { q: 'vE' } },
    { who: 'ann', wish: { activity: 'medium' } },
    { who: 'ann', wish: { control: 'ended', range: 'today' } },
    { who: 'bea', wish: {} },
    { who: 'bea', wish: { unread: '1', control: 'ai' } },
    { who: 'bea', wish: { mine: '1', activity: 'low' } },
    { who: 'bea', wish: { q: 'visitor.test', unread: '1', range: '7d' } },
    { who: 'bea', wish: { control: 'agent' } },
  ]

  const stories = fc.record({
    before: fc.array(storyEvent, { minLength: 10, maxLength: 20 }),
    after: fc.array(storyEvent, { minLength: 60, maxLength: 120 }),
  })

  test('after any sequence of events, each open list equals a fresh page and the database', async () => {
    const runs = fc.asyncProperty(stories, async ({ before, after }) => {
      await forgetVisitors()
      const agents = { ann: await ann.agent(), bea: await bea.agent() }
      const story = new Story(agents)
      for (const event of before) await story.happen(event)
      agents.bea = await joinsNow(agents.bea)

      const zone = whereItIsNoon()
      const lists = await Promise.all(
        WISHES.map(async ({ who, wish }) => {
          const onlooker: Onlooker = { id: agents[who].id, joined: agents[who].createdAt, zone }
          const client = { ann, bea }[who]
          await client.get('/profile')
          const cookie = `${client.cookie}; zone=${encodeURIComponent(zone)}`
          const query = new URLSearchParams(wish as Record<string, string>)
          const socket = await client.live(`/conversations/live?${query}`, { cookie })
          const page = async () => shownIn(await (await client.get(`/conversations?${query}`, { cookie })).text())
          return { who, wish, onlooker, page, live: new ListPage(socket, onlooker) }
        }),
      )
      await Promise.all(lists.map(({ live }) => live.socket.caughtUp()))
      for (const event of after) await story.happen(event)

      for (const { who, wish, onlooker, page, live } of lists) {
        const right = shouldShow(story, wish, onlooker)
        const about = { who, wish }
        expect({ ...about, ...(await page()) }).toEqual({ ...about, ...right })
        await eventually(
          async () => expect({ ...about, ...(await live.shown()) }).toEqual({ ...about, ...right }),
          FRAMES_WITHIN_MS,
        )
        await live.socket.close()
      }
    })
    await expectAlways(runs, 4)
  })

  function shouldShow(story: Story, wish: Wish, onlooker: Onlooker): Shown {
    const known = story.known()
    const rows = PARTS.flatMap((part) =>
      listedIn(part, known, wish, onlooker, Date.now()).slice(0, shownOf(part, wish)),
    )
    return {
      rows: rows.map((one) => ({ id: one.id, name: one.name ?? '', status: one.state, unread: unseen(one, onlooker) })),
      counts: counted(known, wish, onlooker, Date.now()),
    }
  }
})

async function reader(client: typeof ann): Promise<{ id: string; joined: Date }> {
  const { id, createdAt } = await client.agent()
  return { id, joined: createdAt }
}

/** What was over before this moment counts as seen by the agent. */
async function joinsNow(agent: Agent): Promise<Agent> {
  const [changed] = await sql<
    Agent[]
  >`update agents set created_at = clock_timestamp() where id = ${agent.id} returning created_at`
  return { ...agent, createdAt: changed?.createdAt ?? agent.createdAt }
}

/** A zone in which no day ends while a test runs. */
function whereItIsNoon(): string {
  const ahead = 12 - new Date().getUTCHours()
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Has every session of the pool but one busy for a while: of two queries at once, one has its answer before the other. */
async function whileCountsTakeLong(work: (elsewhere: typeof sql) => Promise<void>): Promise<void> {
  const elsewhere = connect(server.location, { max: 1 })
  try {
    const busy = Array.from({ length: 11 }, () => sql`select pg_sleep(0.6)`)
    await Promise.all([...busy, Bun.sleep(50).then(() => work(elsewhere))])
  } finally {
    await elsewhere.end()
  }
}
