import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { connect } from '../src/db/client'
import { withFilter } from '../src/model/conversations/filter'
import { selectionOf } from '../src/model/conversations/selection'
import { delivered, type Sent } from './fanout/arrivals'
import { cpuOf } from './fanout/cpu'
import { differentFilters } from './fanout/filters'
import { addAgents, addConversations, removeEverybody, viewerFor } from './fanout/people'
import { ScreensProcess } from './fanout/screens-process'
import { writersFor } from './fanout/writers'
import { memoryOf } from './footprint/memory'
import { writeAtPace } from './latency/pace'
import { Parley } from './support/parley'
import { openSessions } from './support/sessions'
import { percentile } from './support/statistics'
import { decimal, printTable } from './support/table'

const HELP = `Measures how long messages take to the lists of many agents, who all look at something else.

Usage: bun bench/fanout.ts [options]

  --data-dir DIR      a data folder to work in, which gets back to what it was (one of its own)
  --agents N          how many agents have a list open (200)
  --filters N         how many different filters they have (50)
  --rate N            messages a second, of all visitors together (500)
  --seconds N         for how long (10)
  --conversations N   how many conversations they are in (2000)`

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    agents: { type: 'string', default: '200' },
    filters: { type: 'string', default: '50' },
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '10' },
    conversations: { type: 'string', default: '2000' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const [agentCount, filterCount, rate, seconds, conversationCount] = [
  values.agents,
  values.filters,
  values.rate,
  values.seconds,
  values.conversations,
].map(Number) as [number, number, number, number, number]
const WARM_UP_MS = 2000
/** How long the last frames may take. */
const SETTLE_MS = 1500

const parley = await Parley.prepare({ dataDir: values['data-dir'] })
const screens = new ScreensProcess()
const tally = { resends: 0, reconnects: 0 }
try {
  await parley.start()
  await parley.liftLimits()
  const sql = connect(parley.database, { max: 2 })
  const agents = await addAgents(sql, agentCount)
  const conversations = await addConversations(sql, conversationCount, agents)
  try {
    const filters = differentFilters(filterCount)
    const cookies = await openSessions(
      sql,
      agents.map(({ id }) => id),
    )
    const looking = agents.map((agent, index) => {
      const filter = filters[index % filters.length] as (typeof filters)[0]
      const address = parley.url + withFilter('/conversations/live', filter)
      return {
        address,
        headers: { Cookie: cookies[index] ?? '', Origin: parley.url },
        selection: selectionOf(filter, viewerFor(agent)),
      }
    })
    await screens.open(
      looking.map(({ address, headers }) => ({ address, headers })),
      conversations.map(({ id }) => id),
    )

    let sent: Sent[] = []
    let posting: number[] = []
    const writers = writersFor(conversations, parley.url, (conversationCount / rate) * 1000, tally, (message, ms) => {
      sent.push(message)
      posting.push(ms)
    })
    await writeAtPace(writers, WARM_UP_MS)
    await Bun.sleep(SETTLE_MS)
    const warm = await screens.report()
    ;[sent, posting] = [[], []]

    const [before, own] = [cpuOf(parley.pid), process.cpuUsage()]
    const began = performance.now()
    await writeAtPace(writers, seconds * 1000)
    const took = (performance.now() - began) / 1000
    await Bun.sleep(SETTLE_MS)
    const [after, driver] = [cpuOf(parley.pid), process.cpuUsage(own)]
    const memory = memoryOf(parley.pid)
    const report = await screens.report()
    const found = delivered(
      sent,
      conversations,
      looking.map(({ selection }) => selection),
      report,
    )

    console.log(
      `\nMessages go to conversations that agents have or that wait for one, so that the assistant does not answer. Load average: ${load()}.`,
    )
    const lists = `${agentCount} lists with ${filterCount} different filters`
    printTable(`A visitor's message to its row on ${lists}, on every screen that has to show it; in ms`, [
      ['', 'times', 'p50', 'p95', 'p99', 'max'],
      ['from its statement in the database, just before the commit', found.times.length, ...spread(found.times)],
      ['from its request', found.wholeTimes.length, ...spread(found.wholeTimes)],
      ['for comparison: the request, until its reply', posting.length, ...spread(posting)],
    ])
    printTable('What was sent', [
      ['messages a second', decimal(sent.length / took), `of ${rate} wanted`],
      ['messages that did not reach a screen', found.missed, `of ${found.times.length + found.missed}`],
      ['reached it only with a newer state of the row', found.overtaken],
      ['frames a second, all screens', Math.round(report.received / took)],
      ['MB a second, all screens', decimal(report.bytes / took / 1e6)],
      ['KB a frame', decimal(report.bytes / report.received / 1e3)],
      ['sockets that had to come back', report.reconnects],
      ['requests sent again', tally.resends],
    ])
    printTable(`Processor time for ${decimal(took)} s, and memory (PSS) after it`, [
      ['', 'CPU s', 'MB'],
      ['Parley', decimal(after.own - before.own), decimal(memory.own)],
      ['its PostgreSQL', decimal(after.descendants - before.descendants), decimal(memory.descendants)],
      ['the visitors, in this process', decimal((driver.user + driver.system) / 1e6)],
      ["the agents' screens", decimal(report.cpuSeconds - warm.cpuSeconds)],
    ])
  } finally {
    if (values['data-dir']) await removeEverybody(sql, agents, conversations)
    await sql.end({ timeout: 5 })
  }
} finally {
  await screens.stop()
  await parley.stop()
  if (!values['data-dir']) parley.discard()
}

function spread(times: number[]): string[] {
  return [0.5, 0.95, 0.99, 1].map((share) => decimal(percentile(times, share)))
}

function load(): string {
  return loadavg().map(decimal).join(' ')
}
