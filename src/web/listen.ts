import type { Server, ServerWebSocket, WebSocketHandler } from 'bun'
import { config } from '../ground/config'
import { noteEscaped } from '../ground/escaped-failures'
import type { createApp } from './app'
import { LARGEST_REQUEST } from './http/body'
import { IDLE_S } from './http/body-stream'
import { door } from './http/door'

/** How long requests in flight may still take when the server stops: an upload that stalled would hold it for minutes. */
const GRACE_MS = 6000
const BROKEN = 1011

/** Throws where the port is taken, before anything else has been started for nothing. */
export function checkPort(): void {
  if (config.port === 0) return
  try {
    Bun.listen({ hostname: config.host, port: config.port, socket: { data() {} } }).stop(true)
  } catch (error) {
    throw portTaken(error)
  }
}

/** Opens the port, with the door in front of the app. Throws in the reader's words where the port is taken. */
export async function listen<Data>(
  app: ReturnType<typeof createApp>,
  websocket: WebSocketHandler<Data>,
): Promise<Server<Data>> {
  // Its static files are read in the background.
  await app.modules
  const handler = app.compile().fetch
  try {
    const server = Bun.serve<Data>({
      hostname: config.host,
      port: config.port,
      reusePort: false,
      idleTimeout: IDLE_S,
      maxRequestBodySize: LARGEST_REQUEST,
      development: false,
      fetch: door((request) => handler(request)),
      websocket: guardHandlers(websocket),
    })
    // What routes get as `server`.
    app.server = server as never
    return server
  } catch (error) {
    throw portTaken(error)
  }
}

/** Takes no more requests and lets those in flight finish; those that take too long are cut off. */
export async function close(server: Server<unknown>): Promise<void> {
  const deadline = setTimeout(() => void server.stop(true), GRACE_MS)
  await server.stop()
  clearTimeout(deadline)
}

/** A socket whose handler throws is closed, so that its page comes back and catches up. */
function guardHandlers<Data>({ open, message, drain, close, ...rest }: WebSocketHandler<Data>): WebSocketHandler<Data> {
  return {
    ...rest,
    open: (socket) => attempt(socket, () => open?.(socket)),
    message: (socket, frame) => attempt(socket, () => message?.(socket, frame)),
    drain: (socket) => attempt(socket, () => drain?.(socket)),
    close: (socket, code, reason) => attempt(socket, () => close?.(socket, code, reason)),
  }
}

function attempt(socket: ServerWebSocket<unknown>, work: () => unknown): void {
  try {
    work()
  } catch (error) {
    noteEscaped(error)
    socket.close(BROKEN, 'try again')
  }
}

function portTaken(error: unknown): unknown {
  const { host, port } = config
  if ((error as { code?: string }).code !== 'EADDRINUSE') return error
  return new Error(`Port ${port} on ${host} is in use. Stop the other program, or set PORT to a free one.`)
}
