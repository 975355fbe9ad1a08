import { percentile } from '../support/statistics'
import { printTable } from '../support/table'
import { noise, onDisk, REAL_PERSON, repeatedly } from './flood'
import { type Someone, Target } from './target'

const QUIET_S = 10
const EVERY_MS = 1000
const TABLES = ['visitors', 'conversations', 'messages', 'attachments', 'failed_logins']
/** A real visitor notices more than this. */
const MOST_P95_MS = 1000
/** Beyond the budget of memory for bodies, the rest of what a busy process needs. */
const MOST_ADDED_MB = 300

/** All floods at once, while a visitor and an agent go on as usual; whether these two could. */
export async function abuse(minutes: number): Promise<boolean> {
  const target = await Target.start({ env: { MESSAGE_INTERVAL_MS: '500' } })
  try {
    const visitor = await target.admit(REAL_PERSON, { name: 'Vera' })
    await target.say(visitor, 'talk to a person')
    const before = await usual(target, visitor, QUIET_S)
    const atStart = await sizes(target)
    const flooders = Array.from({ length: 3 }, (_, index) =>
      Bun.spawn([process.execPath, import.meta.path, target.url, String(minutes * 60), String(index)], {
        stdio: ['ignore', 'ignore', 'inherit'],
      }),
    )
    let during: Usual
    try {
      during = await usual(target, visitor, minutes * 60)
    } finally {
      for (const flooder of flooders) flooder.kill('SIGKILL')
    }
    await Bun.sleep(3000)
    report(before, during, atStart, await sizes(target))
    const added = (await sizes(target))['Parley, MB'] as number
    const grown = added - (atStart['Parley, MB'] as number)
    return (
      during.failures === 0 &&
      percentile(during.posts, 0.95) <= MOST_P95_MS &&
      percentile(during.lists, 0.95) <= MOST_P95_MS &&
      grown <= MOST_ADDED_MB
    )
  } finally {
    await target.discard()
  }
}

interface Usual {
  posts: number[]
  lists: number[]
  failures: number
}

/** A visitor writes and an agent looks at the list, each once a second. */
async function usual(target: Target, visitor: Someone, seconds: number): Promise<Usual> {
  const seen: Usual = { posts: [], lists: [], failures: 0 }
  const agent = await target.freshAgent()
  const until = performance.now() + seconds * 1000
  while (performance.now() < until) {
    const turn = performance.now()
    const posted = await target.say(visitor, 'Is my order on its way?')
    seen.posts.push(performance.now() - turn)
    const asked = performance.now()
    const listed = await target.ask('/conversations', { headers: { Cookie: agent } })
    seen.lists.push(performance.now() - asked)
    if (posted?.status !== 201) seen.failures++
    if (listed?.status !== 200) seen.failures++
    await Bun.sleep(Math.max(0, EVERY_MS - (performance.now() - turn)))
  }
  return seen
}

async function sizes(target: Target): Promise<Record<string, number>> {
  const { own, database } = target.memory()
  const found: Record<string, number> = { 'Parley, MB': own, 'PostgreSQL, MB': database, 'disk, MB': onDisk(target) }
  for (const table of TABLES) found[table] = await target.count(table).catch(() => 0)
  return found
}

function report(before: Usual, during: Usual, atStart: Record<string, number>, inTheEnd: Record<string, number>): void {
  printTable('Memory (PSS), disk and rows', [
    ['', 'at the start', 'in the end'],
    ...Object.keys(atStart).map((what) => [what, Math.round(atStart[what] ?? 0), Math.round(inTheEnd[what] ?? 0)]),
  ])
  const row = (what: string, times: number[]) => [
    what,
    times.length,
    ...[0.5, 0.95].map((share) => Math.round(percentile(times, share))),
  ]
  printTable('What the others waited, in ms', [
    ['', 'requests', 'p50', 'p95'],
    row('a visitor’s message, before', before.posts),
    row('a visitor’s message, meanwhile', during.posts),
    row('an agent’s list, before', before.lists),
    row('an agent’s list, meanwhile', during.lists),
  ])
  console.log(`\n  ${during.failures} of their requests failed meanwhile.`)
}

/** One of the processes that flood: each with an address of its own, and some of all kinds. */
async function flood(url: string, seconds: number, index: number): Promise<void> {
  const target = Target.running(url, { email: '', password: '' })
  const from = `203.0.113.6${index}`
  const file = new Uint8Array(10 * 1024 * 1024)
  const large = ' '.repeat(10 * 1024 * 1024)
  const headers = { 'Content-Type': 'application/json' }
  await Promise.all([
    repeatedly(seconds, 4, () =>
      target.arrive(from, { name: noise(90), page: { url: `https://x.example/${noise(1500)}` } }),
    ),
    repeatedly(seconds, 4, async () => {
      const visitor = await target.arrive(from)
      if (typeof visitor !== 'number') await target.say(visitor, noise(9000))
    }),
    repeatedly(seconds, 2, async () => {
      const visitor = await target.arrive(from)
      if (typeof visitor !== 'number') await target.upload(visitor, 'x', file)
    }),
    repeatedly(seconds, 4, () => target.signIn(from, { email: `${noise(8)}@example.com`, password: 'wrong' })),
    repeatedly(seconds, 4, () => target.ask('/api/visitor/session', { method: 'POST', from, headers, body: large })),
    repeatedly(seconds, 2, () =>
      target.ask('/api/visitor/session', {
        method: 'POST',
        from,
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: 'a=1&'.repeat(4000),
      }),
    ),
  ])
}

if (import.meta.main) {
  const [url = '', seconds = '0', index = '0'] = process.argv.slice(2)
  await flood(url, Number(seconds), Number(index))
  process.exit(0)
}
