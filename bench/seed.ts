import { parseArgs } from 'node:util'
import { connect } from '../src/db/client'
import { MOST_AGENTS } from './seed/agents'
import { openDatabase, refuseUnlessEmpty } from './seed/database'
import { History } from './seed/history'
import { load } from './seed/load'
import { Progress } from './seed/progress'
import { TABLES } from './seed/records'
import { printSizes, printStages } from './seed/summary'

const HELP = `Fills an empty database with conversations such as a busy team has after some years.

Usage: bun bench/seed.ts --data-dir DIR [options]
       bun bench/seed.ts --database-url URL [options]

  --data-dir DIR       the data folder of a Parley that is not running; made where it does not exist
  --database-url URL   another PostgreSQL, with an empty database
  --conversations N    how many conversations (1000000)
  --messages N         how many messages, about (10000000)
  --agents N           how many agents, at most ${MOST_AGENTS} (20); the first is the admin
  --days N             over how many days (730)
  --until TIME         when the last conversations are, as 2026-07-01T12:00Z (now)
  --seed N             another number makes another history (1)`

const { values } = parseArgs({
  options: {
    'data-dir': { type: 'string' },
    'database-url': { type: 'string' },
    conversations: { type: 'string', default: '1000000' },
    messages: { type: 'string', default: '10000000' },
    agents: { type: 'string', default: '20' },
    days: { type: 'string', default: '730' },
    until: { type: 'string', default: new Date().toISOString() },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const where = location()
const history = new History({
  conversations: count('conversations'),
  messages: count('messages'),
  agents: Math.min(MOST_AGENTS, count('agents')),
  days: count('days'),
  seed: Number(values.seed),
  until: time(values.until),
})
const progress = new Progress()
const began = performance.now()
const database = await progress.run('start', undefined, () => openDatabase(where)).catch(giveUp)
try {
  await refuseUnlessEmpty(database.location, TABLES)
  const sql = connect(database.location, { max: 2 })
  await load(sql, history, progress)
  printStages(progress.stages, (performance.now() - began) / 1000)
  await printSizes(sql, TABLES)
  await sql.end({ timeout: 5 })
  await database.stop()
} catch (error) {
  await database.stop()
  giveUp(error)
}

function location() {
  const { 'data-dir': dataDir, 'database-url': url } = values
  if (dataDir && !url) return { dataDir }
  if (url && !dataDir) return { url }
  return giveUp(new Error(`Say where, with either --data-dir or --database-url.\n\n${HELP}`))
}

function count(option: 'conversations' | 'messages' | 'agents' | 'days'): number {
  const number = Number(values[option])
  if (!Number.isInteger(number) || number < 1) giveUp(new Error(`--${option} must be a whole number from 1 on.`))
  return number
}

function time(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) giveUp(new Error('--until must be a time such as 2026-07-01T12:00Z.'))
  return ms
}

function giveUp(error: unknown): never {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
