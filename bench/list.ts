import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { closeDatabase, connect, openDatabase, sql } from '../src/db/client'
import { rush, rushOfFloor } from './list/crowd'
import { freeFolder } from './list/folder'
import { type List, listsFor, type Rare } from './list/lists'
import {
  type Browser,
  type Measured,
  measure,
  toMeasureFloor,
  toMeasureList,
  toMeasureWords,
  warmUp,
} from './list/measure'
import { explainOn, heavyPlans, PlanListener } from './list/plans'
import { printRushes, printTimes, printTogether } from './list/tables'
import { wordsToFind } from './list/words'
import { printSizes } from './seed/summary'
import { Parley } from './support/parley'
import { closeSessions, openSessions } from './support/sessions'
import { decimal } from './support/table'

const HELP = `Measures how fast lists of conversations are: filters, searches, pages, and words in messages.

Usage: bun bench/list.ts --data-dir DIR [options]

  --data-dir DIR    a data folder that bench/seed.ts filled
  --rounds N        how often each list is asked for (20)
  --agents N        how many agents then ask at once (10)
  --seconds N       for how long (5)
  --zone NAME       the time zone of the agents (Europe/Berlin)
  --many-rows N     which plans are printed: those in which a step reads or discards more rows (10000)
  --no-plans        leaves the plans out`

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string', default: '' },
    rounds: { type: 'string', default: '20' },
    agents: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '5' },
    zone: { type: 'string', default: 'Europe/Berlin' },
    'many-rows': { type: 'string', default: '10000' },
    'no-plans': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help || !values['data-dir']) {
  console.log(HELP)
  process.exit(values.help ? 0 : 1)
}

const [rounds, agentCount, seconds, manyRows] = [
  Number(values.rounds),
  Number(values.agents),
  Number(values.seconds),
  Number(values['many-rows']),
]
const LIMITS = { databaseMs: 25, htmlMs: 40, mostMs: 150 }
const WORD_LIMITS = { databaseMs: 100, htmlMs: 100, mostMs: 150 }

const parley = await Parley.prepare({ dataDir: await freeFolder(values['data-dir']) })
try {
  await parley.start()
  openDatabase(parley.database)
  const team = await busiestAgents(agentCount)
  const cookies = (
    await openSessions(
      sql,
      team.map(({ id }) => id),
    )
  ).map((cookie) => `${cookie}; zone=${encodeURIComponent(values.zone)}`)
  try {
    await run(
      { url: parley.url, cookie: cookies[0] ?? '', viewer: { agent: team[0] as (typeof team)[0], zone: values.zone } },
      cookies,
    )
  } finally {
    await closeSessions(sql, cookies)
    await closeDatabase()
  }
} finally {
  await parley.stop()
}

async function run(browser: Browser, cookies: string[]): Promise<void> {
  const [floor, lists] = [toMeasureFloor(browser), await listsFor(browser.viewer, await rareVisitor())]
  const measured = lists.map((list) => toMeasureList(list, browser))
  const searched = (await wordsToFind(sql)).map((words) => toMeasureWords(words, browser))

  console.log(`\n${lists.length} lists and ${searched.length} searches for words, ${rounds} rounds. ${load()}`)
  console.log(
    `Asked for once before, so that nothing is cold; the slowest of that took ${decimal(await warmUp([...measured, ...searched]))} ms.`,
  )
  await measure([...measured, ...searched], floor, rounds)
  printTimes('Lists: a page in the database, the counts beside the filters, and both as HTML; in ms', floor, measured)
  printTogether('All lists together, in ms', measured, LIMITS)
  printTimes('Words in messages, in ms', floor, searched)
  printTogether('All searches for words together, in ms', searched, WORD_LIMITS)

  const [plain] = lists as [List, ...List[]]
  printRushes(`${cookies.length} agents at once, each asking for the next list as soon as it has the last; in ms`, [
    ['the plain list', await rush(browser.url, cookies, [plain], seconds)],
    ['the floor: GET /healthz', await rushOfFloor(browser.url, cookies, seconds)],
    ['all lists above in turns', await rush(browser.url, cookies, lists as [List, ...List[]], seconds)],
  ])
  console.log(`  ${load()}`)
  if (!values['no-plans']) await printPlans([...measured, ...searched])
  await printSizes(sql, ['visitors', 'conversations', 'messages'])
}

async function printPlans(all: Measured[]): Promise<void> {
  const listener = new PlanListener()
  const connection = connect(parley.database, { max: 1, onnotice: listener.heard })
  const explain = await explainOn(connection, listener)
  console.log(`\nPlans in which a step reads or discards more than ${manyRows} rows`)
  for (const { label, database, counts } of all) {
    for (const [what, way] of Object.entries({ page: database, counts })) {
      if (!way) continue
      for (const { ms, lines } of await heavyPlans(way.ask, explain, manyRows)) {
        console.log(`  ${label}, ${what}: ${decimal(ms)} ms\n${lines.map((line) => `    ${line}`).join('\n')}`)
      }
    }
  }
  await connection.end({ timeout: 5 })
}

/** Those with the most conversations first, so that what is theirs is not an empty list. */
async function busiestAgents(count: number): Promise<{ id: string; createdAt: Date }[]> {
  const team = await sql<{ id: string; createdAt: Date }[]>`
    select id, created_at from agents where deactivated_at is null
    order by (select count(*) from conversations where agent_id = agents.id) desc, id limit ${count}`
  if (team.length === 0) throw new Error(`There are no agents in ${parley.dataDir}. Fill it with bench/seed.ts.`)
  return Array.from({ length: count }, (_, index) => team[index % team.length] as (typeof team)[0])
}

async function rareVisitor(): Promise<Rare> {
  const [oldest] = await sql<Rare[]>`
    select visitor_name as name, visitor_email as email from conversations where visitor_name is not null and visitor_email is not null
    order by last_message_at, id limit 1`
  if (!oldest)
    throw new Error(`No visitor in ${parley.dataDir} has a name and an email address. Fill it with bench/seed.ts.`)
  return oldest
}

function load(): string {
  return `Load average: ${loadavg().map(decimal).join(' ')}.`
}
