import { type Attack, tallied } from './attack'
import { FLOODER, floodSeconds, noise, onDisk, realPersonWrites, repeatedly } from './flood'

const MOST_MB = 50
const VISITORS = 100

export const messageFlood: Attack = {
  section: 'C',
  name: `Messages of 10,000 characters in ${VISITORS} chats of one client`,
  allowed: `${MOST_MB} MB more database; somebody elsewhere can write`,
  needsProcess: true,
  withinS: { short: 60, long: 80 },
  async run(target, form) {
    const arrived = await Promise.all(Array.from({ length: VISITORS }, () => target.arrive(FLOODER.messages)))
    const visitors = arrived.filter((visitor) => typeof visitor !== 'number')
    const [rowsBefore, bytesBefore] = [await target.count('messages'), onDisk(target, 'postgres/data/base')]
    const seconds = floodSeconds(form)
    const statuses: number[] = []
    let open = true
    await repeatedly(seconds, 16, async (turn) => {
      const visitor = visitors[turn % visitors.length]
      if (visitor) statuses.push((await target.say(visitor, noise(9999)))?.status ?? 0)
      else await Bun.sleep(100)
      if (turn === 300) open = await realPersonWrites(target)
    })
    await target.database()`checkpoint`.catch(() => {})
    const [rows, mb] = [
      (await target.count('messages')) - rowsBefore,
      Math.round(onDisk(target, 'postgres/data/base') - bytesBefore),
    ]
    return {
      seen: `${visitors.length} visitors let in, ${rows} rows, ${mb} MB in ${seconds} s (${tallied(statuses)})${open ? '' : ', others shut out'}`,
      held: open && mb <= MOST_MB,
    }
  },
}
