import { type OtherPostgres, startOtherPostgres } from '../../tests/support/other-postgres'
import { type Attack, type Seen, together } from './attack'
import { Target } from './target'

export const twoServers: Attack = {
  section: 'E',
  name: 'A second server on one external PostgreSQL, before and after that is restarted',
  allowed: 'one serves at any time',
  needsProcess: true,
  onlyLong: true,
  withinS: { short: 120, long: 120 },
  async run() {
    const postgres = await startOtherPostgres()
    const env = { DATABASE_URL: postgres.url }
    let first: Target | undefined
    try {
      first = await Target.start({ env })
      return together([await second('before', first, env), await restarted(first, postgres, env)])
    } finally {
      await first?.discard()
      await postgres[Symbol.asyncDispose]()
    }
  },
}

async function restarted(first: Target, postgres: OtherPostgres, env: Record<string, string>): Promise<Seen> {
  await postgres.restart()
  // It may need a moment to see that the connection has gone, and to claim the database again.
  for (let waited = 0; waited < 8000 && !(await isReady(first)); waited += 200) await Bun.sleep(200)
  await Bun.sleep(1000)
  return second('after', first, env)
}

async function second(when: string, first: Target, env: Record<string, string>): Promise<Seen> {
  const other = await Target.start({ env }).catch(() => undefined)
  try {
    const both = other !== undefined && (await isReady(other)) && (await isReady(first))
    const who = both
      ? 'both serve'
      : (await isReady(first))
        ? 'the first serves'
        : other
          ? 'the second serves'
          : 'none serves'
    return { seen: `${when} the restart: ${who}`, held: !both && who !== 'none serves' }
  } finally {
    await other?.discard()
  }
}

async function isReady(target: Target): Promise<boolean> {
  return (await target.ask('/readyz', { withinMs: 3000 }))?.status === 200
}
