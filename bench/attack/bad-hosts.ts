import { BAD_HOSTS } from '../../tests/support/bad-hosts'
import { type Attack, tallied } from './attack'

const PATHS = ['/', '/conversations', '/api/visitor/session', '/healthz', '/nothing']

export const badHosts: Attack = {
  section: 'B',
  name: 'Hosts that are none, on five paths',
  allowed: '400 for each, and the process lives',
  withinS: { short: 15, long: 15 },
  async run(target) {
    const outcomes: string[] = []
    for (const host of BAD_HOSTS) {
      for (const path of PATHS) {
        const reply = await target.raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, 3000)
        outcomes.push(typeof reply === 'string' ? reply : String(reply.status))
      }
      // One is enough, and each further one would wait for a server that has gone.
      if (target.parley?.hasEnded) return { seen: `Host: ${host.slice(0, 20)} ended the process`, held: false }
    }
    const lives = await target.lives()
    return {
      seen: `${tallied(outcomes)}; ${lives ? 'it lives' : 'it does not answer any more'}`,
      held: lives && outcomes.every((status) => status === '400'),
    }
  },
}
