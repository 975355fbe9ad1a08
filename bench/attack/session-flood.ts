import { type Attack, tallied } from './attack'
import { FLOODER, floodSeconds, noise, realPersonWrites, repeatedly } from './flood'

/** Two hundred people of an office may come at the same moment; a flood may not be many times that. */
const MOST_SESSIONS = 1000

export const sessionFlood: Attack = {
  section: 'C',
  name: 'Sessions by one client',
  allowed: `${MOST_SESSIONS} rows; somebody elsewhere can write`,
  needsProcess: true,
  withinS: { short: 40, long: 60 },
  async run(target, form) {
    const before = await target.count('visitors')
    const seconds = floodSeconds(form)
    const statuses: number[] = []
    let open = true
    await repeatedly(seconds, 16, async (turn) => {
      const page = {
        url: `https://shop.example/${noise(1500)}`,
        title: noise(290),
        referrer: `https://x.example/${noise(1500)}`,
      }
      const visitor = await target.arrive(FLOODER.sessions, { name: noise(90), email: `${noise(180)}@x.example`, page })
      statuses.push(typeof visitor === 'number' ? visitor : 200)
      if (turn === 500) open = await realPersonWrites(target)
    })
    const rows = (await target.count('visitors')) - before
    return {
      seen: `${rows} rows in ${seconds} s (${tallied(statuses)})${open ? '' : ', others shut out'}`,
      held: open && rows <= MOST_SESSIONS,
    }
  },
}
