import { openConnection } from '../../tests/support/raw'
import { percentile } from '../support/statistics'
import type { Attack } from './attack'
import { othersDuring } from './others'

const MOST_P95_MS = 500

export const slowBodies: Attack = {
  section: 'C',
  name: '500 connections that send a byte of a body a second',
  allowed: `p95 of others under ${MOST_P95_MS} ms, none fails`,
  withinS: { short: 40, long: 60 },
  async run(target, form) {
    const opened = await Promise.all(Array.from({ length: 500 }, () => openConnection(target.port)))
    const sockets = opened.filter((socket) => socket !== undefined)
    for (const [index, socket] of sockets.entries()) {
      const from = `198.18.${index >> 8}.${index & 255}`
      socket.write(
        `POST /api/visitor/session HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nX-Forwarded-For: ${from}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`,
      )
    }
    const seconds = form === 'short' ? 4 : 30
    const { waits } = await othersDuring(target.url, ['/healthz', '/widget', '/session/new'], async () => {
      for (let second = 0; second < seconds; second++) {
        for (const socket of sockets) if (!socket.destroyed) socket.write(' ')
        await Bun.sleep(1000)
      }
    })
    const open = sockets.filter((socket) => !socket.destroyed).length
    for (const socket of sockets) socket.destroy()
    const p95 = Math.round(percentile(waits.times, 0.95))
    return {
      seen: `p95 ${p95} ms of ${waits.times.length} requests, ${waits.failures} failed; ${open} of 500 still open after ${seconds} s`,
      held: p95 < MOST_P95_MS && waits.failures === 0,
    }
  },
}
