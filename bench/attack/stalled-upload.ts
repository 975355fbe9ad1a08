import { openConnection } from '../../tests/support/raw'
import type { Attack } from './attack'

const MOST_MS = 10_000

export const stalledUpload: Attack = {
  section: 'E',
  name: 'SIGTERM with an upload that has stalled',
  allowed: `code 0 within ${MOST_MS / 1000} s, the database closed`,
  needsProcess: true,
  onlyLong: true,
  leavesMarks: true,
  withinS: { short: 40, long: 40 },
  async run(target) {
    const { token } = await target.admit('203.0.113.30')
    const socket = await openConnection(target.port)
    const head = `POST /api/visitor/attachments HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nAuthorization: Bearer ${token}\r\nParley-File-Name: slow\r\n`
    socket?.write(`${head}Content-Length: 1000000\r\n\r\n`)
    socket?.write(Buffer.alloc(10_000, 1))
    await Bun.sleep(500)
    await target.closeDatabase()
    const began = performance.now()
    const code = await target.process.stop()
    const ms = Math.round(performance.now() - began)
    socket?.destroy()
    const closed = target.process.databasePid() === undefined
    return {
      seen: `code ${code} after ${ms} ms, the database ${closed ? 'closed' : 'not closed'}`,
      held: code === 0 && ms <= MOST_MS && closed,
    }
  },
}
