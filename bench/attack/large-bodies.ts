import type { Socket } from 'node:net'
import { openConnection } from '../../tests/support/raw'
import { type Attack, type Form, type Seen, tallied, together } from './attack'
import type { Target } from './target'

const MB = 1024 * 1024
const BODY_MB = 10.9
const MOST_ADDED_MB = 100
const HOLD_MS = 1500

/** The paths that read a body of somebody they do not know, and one of a visitor. */
const PATHS = ['/session', '/api/visitor/session', '/api/visitor/messages', '/api/visitor/attachments']

export const largeBodies: Attack = {
  section: 'C',
  name: '100 connections, 300 in the long form, that each send 11 MB and hold on',
  allowed: `${MOST_ADDED_MB} MB more memory, and it answers others`,
  needsProcess: true,
  withinS: { short: 60, long: 180 },
  async run(target, form) {
    const parts: Seen[] = []
    for (const path of pathsFor(form)) parts.push(await held(target, path, form === 'short' ? 100 : 300))
    return together(parts)
  },
}

function pathsFor(form: Form): string[] {
  return form === 'short' ? PATHS.slice(0, 2) : PATHS
}

async function held(target: Target, path: string, count: number): Promise<Seen> {
  const { token } = await target.admit('203.0.113.20')
  const before = target.memory().own
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, target.memory().own)
  }, 200)
  const statuses: string[] = []
  const senders = await Promise.all(
    Array.from({ length: count }, (_, index) => sender(target, path, token, index, statuses)),
  )
  const lives = await target.lives(5000)
  await Bun.sleep(HOLD_MS)
  clearInterval(watch)
  for (const socket of senders) socket?.destroy()
  await Bun.sleep(1000)
  const added = Math.round(peak - before)
  return {
    seen: `${path}: ${added} MB, replies ${tallied(statuses)}${lives ? '' : ', no answer for others'}`,
    held: lives && added < MOST_ADDED_MB,
  }
}

/** Sends all but the last byte, unless it is told to stop. */
async function sender(
  target: Target,
  path: string,
  token: string,
  index: number,
  statuses: string[],
): Promise<Socket | undefined> {
  const socket = await openConnection(target.port)
  if (!socket) return undefined
  let over = false
  socket.on('data', (reply) => {
    over = true
    statuses.push(String(reply).split(' ')[1] ?? '?')
  })
  socket.on('close', () => (over = true))
  const size = Math.floor(BODY_MB * MB)
  const from = `198.18.${index >> 8}.${index & 255}`
  const known =
    path.startsWith('/api/visitor/') && path !== '/api/visitor/session'
      ? `Authorization: Bearer ${token}\r\nParley-File-Name: x\r\n`
      : ''
  const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${target.port}\r\nOrigin: ${target.url}\r\nX-Forwarded-For: ${from}\r\n${known}`
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${size + 1}\r\n\r\n`)
  const deadline = performance.now() + 15_000
  for (let sent = 0; sent < size && !over && performance.now() < deadline; sent += MB) {
    const flowing = socket.write(SPACES.subarray(0, Math.min(MB, size - sent)))
    while (!flowing && socket.writableLength > 0 && !over && performance.now() < deadline) await Bun.sleep(10)
  }
  return socket
}

const SPACES = Buffer.alloc(MB, 0x20)
