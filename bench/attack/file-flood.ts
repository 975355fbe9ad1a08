import { type Attack, tallied } from './attack'
import { FLOODER, floodSeconds, onDisk, realPersonWrites, repeatedly } from './flood'

// What an address may have waiting, and those that were on their way when it was reached.
const MOST_MB = 1100
const FILE = new Uint8Array(10 * 1024 * 1024).fill(1)

export const fileFlood: Attack = {
  section: 'C',
  name: 'Files of 10 MB by one client that changes its session',
  allowed: `${MOST_MB} MB on disk; somebody elsewhere can write`,
  needsProcess: true,
  withinS: { short: 60, long: 90 },
  async run(target, form) {
    const before = onDisk(target, 'attachments') + onDisk(target, 'incoming')
    const seconds = floodSeconds(form)
    const statuses: number[] = []
    let open = true
    await repeatedly(seconds, 8, async (turn) => {
      const visitor = await target.arrive(FLOODER.files)
      if (typeof visitor === 'number') return void statuses.push(visitor)
      for (let file = 0; file < 20; file++) {
        const status = (await target.upload(visitor, 'x', FILE))?.status ?? 0
        statuses.push(status)
        if (status !== 201) break
      }
      if (turn === 8) open = await realPersonWrites(target)
    })
    const mb = Math.round(onDisk(target, 'attachments') + onDisk(target, 'incoming') - before)
    return {
      seen: `${mb} MB in ${seconds} s (${tallied(statuses)})${open ? '' : ', others shut out'}`,
      held: open && mb <= MOST_MB,
    }
  },
}
