import { until } from '../../tests/support/eventually'
import { processesBelow } from '../footprint/memory'
import type { Attack } from './attack'
import type { Target } from './target'

const MOST_MS = 4000

export const frozenDatabase: Attack = {
  section: 'E',
  name: 'A database that does not answer any more (SIGSTOP)',
  allowed: `503 within ${MOST_MS / 1000} s, and it works again afterwards`,
  needsProcess: true,
  onlyLong: true,
  leavesMarks: true,
  withinS: { short: 60, long: 60 },
  async run(target) {
    const vera = await target.admit('198.51.100.20')
    await target.agent()
    const frozen = processesBelow(target.process.pid)
    signal(frozen, 'SIGSTOP')
    const asked = await Promise.all([
      timed('/readyz', target.ask('/readyz', { withinMs: 20_000 })),
      timed('a page', target.asAgent('/conversations', { withinMs: 20_000 })),
      timed('a message', target.say(vera, 'Hello?')),
    ])
    signal(frozen, 'SIGCONT')
    const works = await until(
      async () => (await target.ask('/readyz', { withinMs: 2000 }))?.status === 200,
      10_000,
      100,
    )
    const words = asked.map(({ what, status, ms }) => `${what} ${status || 'no reply'} after ${ms} ms`)
    return {
      seen: `${words.join(', ')}; ${works ? 'works again' : 'does not work again'}`,
      held: works && asked.every(({ status, ms }) => status === 503 && ms <= MOST_MS),
    }
  },
}

async function timed(
  what: string,
  asking: ReturnType<Target['ask']>,
): Promise<{ what: string; status: number; ms: number }> {
  const began = performance.now()
  const reply = await asking
  return { what, status: reply?.status ?? 0, ms: Math.round(performance.now() - began) }
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
  }
}
