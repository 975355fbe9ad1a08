import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { closeDatabase, openDatabase, sql } from '../src/db/client'
import { startChats } from './latency/chats'
import { measure, toMeasureFloor } from './list/measure'
import { printTimes } from './list/tables'
import { Agent } from './support/agent'
import { Parley } from './support/parley'
import { percentile } from './support/statistics'
import { decimal, printTable } from './support/table'
import { lengthen } from './thread/long-chat'
import { questionsOf } from './thread/questions'
import { Reader, type Reading } from './thread/reader'

const HELP = `Measures how fast a long conversation opens, scrolls and is searched, against a short one in the same run.

Usage: bun bench/thread.ts [options]

  --messages N     how long the long one is (50000)
  --rounds N       how often each thing is asked for (30)
  --openings N     how often a browser opens each and scrolls through twenty pages (5)
  --no-browser     leaves the browser out`

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '30' },
    openings: { type: 'string', default: '5' },
    'no-browser': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const LENGTHS = [Number(values.messages), 50]
const PAGES = 20
/** What a page may hold: 200 messages and, for a moment, the page of 50 that has just come. */
const MOST_ON_PAGE = 250
const tally = { resends: 0, reconnects: 0 }

const parley = await Parley.prepare()
let failed = false
try {
  await parley.start()
  await parley.liftLimits()
  openDatabase(parley.database)
  const agent = await Agent.signIn(parley.url, parley.admin, tally)
  const chats = await startLongChats(agent)
  await measureRequests(agent, chats)
  if (!values['no-browser']) await measureBrowser(agent, chats)
} finally {
  await closeDatabase()
  await parley.stop()
  parley.discard()
}
process.exit(failed ? 1 : 0)

interface LongChat {
  id: string
  length: number
}

async function startLongChats(agent: Agent): Promise<LongChat[]> {
  const [{ id: agentId } = { id: '' }] = await sql<{ id: string }[]>`select id from agents`
  const started = await startChats(parley.url, LENGTHS.length, 'Thank you!', agent, tally)
  const chats = started.map(({ conversationId: id }, index) => ({ id, length: LENGTHS[index] ?? 0 }))
  for (const { id, length } of chats) await lengthen(sql, { id, agentId }, length)
  return chats
}

async function measureRequests({ cookie }: Agent, chats: LongChat[]): Promise<void> {
  const browser = { url: parley.url, cookie, viewer: { agent: { id: '', createdAt: new Date() }, zone: 'UTC' } }
  const floor = toMeasureFloor(browser)
  const measured = chats.flatMap(({ id, length }) => questionsOf(parley.url, cookie, id, length))
  for (const one of measured) for (const way of [one.database, one.html]) await way.ask()
  await measure(measured, floor, Number(values.rounds))
  printTimes(`Parts of a thread, in the database and as HTML; in ms. ${load()}`, floor, measured)
}

async function measureBrowser(agent: Agent, chats: LongChat[]): Promise<void> {
  const reader = await Reader.start(parley.url, agent)
  const readings = new Map<LongChat, Reading[]>(chats.map((chat) => [chat, []]))
  try {
    // The browser's own start is nobody's.
    for (const { id } of chats) await reader.read(id, 1)
    for (let round = 0; round < Number(values.openings); round++) {
      for (const [chat, all] of round % 2 === 0 ? readings : [...readings].reverse())
        all.push(await reader.read(chat.id, PAGES))
    }
  } finally {
    await reader.close()
  }
  printTable(
    `In Chromium: until the newest message is on screen, and back through ${PAGES} pages of 50; in ms. ${load()}`,
    [
      ['', 'opened p50', 'p95', 'pages', 'page p50', 'p95', 'longest frame', 'messages held', 'px moved', 'gaps'],
      ...[...readings].map(([{ length }, all]) => rowOf(length, all)),
    ],
  )
}

function rowOf(length: number, all: Reading[]): (string | number)[] {
  const [opened, pages] = [all.map((one) => one.openedMs), all.flatMap((one) => one.pagesMs)]
  const [frame, most, drift] = (['longestFrameMs', 'most', 'drift'] as const).map((name) =>
    Math.max(...all.map((one) => one[name])),
  ) as [number, number, number]
  const gaps = all.reduce((sum, one) => sum + one.gaps, 0)
  const right =
    drift < 1 &&
    most <= MOST_ON_PAGE &&
    gaps === 0 &&
    all.every(({ pagesMs }) => pagesMs.length === Math.min(PAGES, Math.ceil(length / 50) - 1))
  if (!right) failed = true
  const spread = (times: number[]) =>
    [0.5, 0.95].map((share) => (times.length > 0 ? decimal(percentile(times, share)) : ''))
  return [
    `${length} messages${right ? '' : ': WRONG'}`,
    ...spread(opened),
    pages.length,
    ...spread(pages),
    decimal(frame),
    most,
    drift.toFixed(2),
    gaps,
  ]
}

function load(): string {
  return `Load average: ${loadavg().map(decimal).join(' ')}.`
}
