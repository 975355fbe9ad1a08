import { type Attack, tallied } from './attack'
import type { Target } from './target'

const FLOOD = 300
const MOST_MS = 3000

export const signInFlood: Attack = {
  section: 'D',
  name: `${FLOOD} made-up sign-ins from as many addresses, while colleagues sign in`,
  allowed: `on a device that signed in before within ${MOST_MS / 1000} s; on a new one an answer within ${MOST_MS / 1000} s`,
  needsProcess: true,
  withinS: { short: 90, long: 120 },
  async run(target) {
    const device = '198.51.100.50'
    const first = await target.signIn(device)
    const cookie = first?.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    let over = false
    const flood = Array.from({ length: FLOOD }, async (_, index) => {
      const reply = await target.signIn(
        `198.18.${index >> 8}.${index & 255}`,
        { email: `made-up-${index}@example.com`, password: 'wrong' },
        { withinMs: 60_000 },
      )
      return reply?.status ?? 0
    })
    const flooded = Promise.all(flood).finally(() => {
      over = true
    })
    await Bun.sleep(300)
    const [known, unknown] = await Promise.all([timed(target, device, cookie), timed(target, '198.51.100.51')])
    const early = over ? ' (the flood was over already)' : ''
    return {
      seen: `known device ${known.status} in ${known.ms} ms, new one ${unknown.status} in ${unknown.ms} ms${early}; flood ${tallied(await flooded)}`,
      held: known.status === 303 && known.ms <= MOST_MS && unknown.status !== 0 && unknown.ms <= MOST_MS,
    }
  },
}

async function timed(target: Target, from: string, cookie?: string): Promise<{ status: number; ms: number }> {
  const began = performance.now()
  const reply = await target.signIn(from, undefined, { cookie, withinMs: 60_000 })
  return { status: reply?.status ?? 0, ms: Math.round(performance.now() - began) }
}
