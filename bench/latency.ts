import { parseArgs } from 'node:util'
import { type Chat, startChats } from './latency/chats'
import { type Floor, startFloor } from './latency/floor'
import { type Writer, writeAtPace } from './latency/pace'
import { BrowserScreen, type Screen, socketScreen } from './latency/screens'
import { Agent } from './support/agent'
import { Parley } from './support/parley'
import { percentile } from './support/statistics'
import { decimal, printTable } from './support/table'

const HELP = `Measures how long a visitor's message takes to the agent's screen, against the bare floor in the same run.

Usage: bun bench/latency.ts [options]

  --rounds N       how often floor and product take turns (4)
  --seconds N      how long each turn lasts (5)
  --visitors N     how many write at once, besides the turns with one (100)
  --every-ms N     how often each of those writes (1000)
  --no-browser     leaves the real browser out
  --binary FILE    measures this binary instead of the source`

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '5' },
    visitors: { type: 'string', default: '100' },
    'every-ms': { type: 'string', default: '1000' },
    'no-browser': { type: 'boolean', default: false },
    binary: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const [rounds, turnMs, visitors, everyMs] = [
  Number(values.rounds),
  Number(values.seconds) * 1000,
  Number(values.visitors),
  Number(values['every-ms']),
]
/** Who writes alone does so after a short pause; somebody whose words a browser has to draw, after a longer one. */
const ALONE_EVERY_MS = 25
const WATCHED_EVERY_MS = 250
/** The assistant answers this from its small talk, and keeps the conversation. */
const WORDS = 'Thank you!'

const parley = await Parley.prepare({ binary: values.binary })
const tally = { resends: 0, reconnects: 0 }
/** Milliseconds by row of the table. */
const measured = new Map<string, number[]>()
let floor: Floor | undefined
let browser: BrowserScreen | undefined
try {
  await parley.start()
  await parley.liftLimits()
  const agent = await Agent.signIn(parley.url, parley.admin, tally)
  floor = await startFloor(parley.database)
  if (!values['no-browser']) browser = await BrowserScreen.start(parley.url, agent)
  const agentsChats = await startChats(parley.url, visitors, WORDS, agent, tally)
  const assistantsChats = await startChats(parley.url, visitors, WORDS, undefined, tally)

  for (let round = 0; round < rounds; round++) {
    for (const count of [1, visitors]) {
      await measureFloor(floor, count)
      await measureSockets(agent, agentsChats.slice(0, count), 'agent has the chat')
      await measureSockets(agent, assistantsChats.slice(0, count), 'assistant answers')
      if (browser) await measureBrowser(browser, agentsChats.slice(0, count))
    }
  }
  for (const count of [1, visitors]) report(count)
  if (browser)
    console.log(
      `\n  The browser's clock was ${decimal(await browser.clockOffset())} ms ahead of ours. Requests sent again: ${tally.resends}.`,
    )
} finally {
  await browser?.close()
  await floor?.stop()
  await parley.stop()
  parley.discard()
}
// Sockets that wait to come back would keep the program.
process.exit(0)

async function measureFloor(floor: Floor, count: number): Promise<void> {
  const writer = { write: floor.write, words: WORDS, everyMs: count === 1 ? ALONE_EVERY_MS : everyMs }
  const sentAt = await writeAtPace(
    Array.from({ length: count }, () => writer),
    turnMs,
  )
  await Bun.sleep(200)
  keep(`${count} floor`, floor.takeBare())
  keep(`${count} floor over HTTP`, elapsed(sentAt, floor.arrivals))
}

async function measureSockets(agent: Agent, chats: Chat[], who: string): Promise<void> {
  const screen = await socketScreen(
    agent,
    chats.map(({ conversationId }) => conversationId),
  )
  await Bun.sleep(500)
  const sentAt = await writeAtPace(writersOf(chats, chats.length === 1 ? ALONE_EVERY_MS : everyMs), turnMs)
  await settle(screen, `${chats.length} socket, ${who}`, sentAt)
}

/** One conversation is open in the browser, the others are in its list. */
async function measureBrowser(browser: BrowserScreen, chats: Chat[]): Promise<void> {
  const [watched, ...others] = chats as [Chat, ...Chat[]]
  const screen = await browser.open(parley.url, watched.conversationId)
  const [mine] = await Promise.all([
    writeAtPace(writersOf([watched], WATCHED_EVERY_MS), turnMs),
    writeAtPace(writersOf(others, everyMs), turnMs),
  ])
  await settle(screen, `${chats.length} DOM, agent has the chat`, mine)
}

function writersOf(chats: Chat[], everyMs: number): Writer[] {
  return chats.map(({ write }) => ({ write, words: WORDS, everyMs }))
}

async function settle(screen: Screen, row: string, sentAt: Map<string, number>): Promise<void> {
  await Bun.sleep(500)
  const arrivals = await screen.arrivals()
  const missing = [...sentAt.keys()].filter((id) => !arrivals.has(id)).length
  if (missing > 0)
    console.log(
      `  ${row}: ${missing} of ${sentAt.size} messages had not arrived half a second after the last one was taken`,
    )
  keep(row, elapsed(sentAt, arrivals))
  await screen.close()
}

function elapsed(sentAt: Map<string, number>, arrivedAt: Map<string, number>): number[] {
  return [...sentAt].flatMap(([id, at]) => {
    const arrived = arrivedAt.get(id)
    return arrived === undefined ? [] : [arrived - at]
  })
}

function keep(row: string, times: number[]): void {
  measured.set(row, [...(measured.get(row) ?? []), ...times])
}

function report(count: number): void {
  const bare = measured.get(`${count} floor`) ?? []
  const rows = [...measured]
    .filter(([row]) => row.startsWith(`${count} `))
    .map(([row, times]) => {
      const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [number, number, number]
      const [ratio50, ratio95] = [p50 / percentile(bare, 0.5), p95 / percentile(bare, 0.95)]
      return [
        row.slice(String(count).length + 1),
        times.length,
        decimal(p50),
        decimal(p95),
        decimal(p99),
        `${decimal(ratio50)}×`,
        `${decimal(ratio95)}×`,
      ]
    })
  const pace = count === 1 ? `one every ${ALONE_EVERY_MS} ms` : `each every ${everyMs} ms`
  printTable(`A visitor's message to the agent's screen, in ms; ${count} writing, ${pace}`, [
    ['', 'messages', 'p50', 'p95', 'p99', 'p50/floor', 'p95/floor'],
    ...rows,
  ])
}
