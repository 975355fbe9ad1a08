import { startDatabase } from '../../src/commands/database'
import { openDatabase, sql } from '../../src/db/client'
import { type JobKind, send, startJobs, stopJobs, wakeWorkers } from '../../src/db/job-queue'
import { migrate } from '../../src/db/migrate'
import { config, configure } from '../../src/ground/config'
import { escapedFailures, outliveFailures } from '../../src/ground/escaped-failures'
import { log } from '../../src/ground/log'
import { createApp } from '../../src/web/app'
import { close, listen } from '../../src/web/listen'

// A Parley of the same pieces in which something fails wherever something can. tests/process.test.ts starts it.

configure(process.env)
log.level = config.logLevel
const database = await startDatabase()
await migrate(database.location)
openDatabase(database.location)
const broken: JobKind<object> = { name: 'broken', concurrency: 1, expireInSeconds: 10, work: () => fail('job') }
await startJobs(database.location, [broken], { work: true })

const fail = (where: string): never => {
  throw new Error(`failed on purpose in a ${where}`)
}

const app = createApp()
  .onAfterResponse({ as: 'global' }, ({ request }) => void (request.headers.has('break-hook') && fail('hook')))
  .get('/broken', () => String(escapedFailures.count))
  .get('/break/route', () => fail('route'))
  .get('/break/later', () => void Promise.resolve().then(() => fail('promise')))
  .get('/break/nothing', () => void Promise.reject(undefined))
  .get('/break/timer', () => void setTimeout(() => fail('timer')))
  .get('/break/immediate', () => void setImmediate(() => fail('immediate')))
  .get('/break/microtask', () => queueMicrotask(() => fail('microtask')))
  .get('/break/event', () => void setTimeout(() => new EventTarget().addEventListener('x', null) ?? fail('event')))
  .get('/break/null', () => void setTimeout(() => throwNull()))
  .get('/break/log', () => void log.info({ err: unreadable() }, 'cannot be described'))
  .get('/break/stream', () => new Response(new ReadableStream({ pull: () => fail('stream') })))
  .get('/break/job', async () => {
    await sql.begin((tx) => send(tx, broken, {}))
    wakeWorkers()
  })
  .get(
    '/break/socket/:handler',
    ({ request, server, params }) =>
      void (server as never as Bun.Server<unknown>).upgrade(request, { data: params.handler }),
  )

const server = await listen(app as never, {
  open: (socket) => void (socket.data === 'open' && fail('open socket')),
  message: (socket) => void (socket.data === 'message' && fail('socket with a message')),
  close: (socket) => void (socket.data === 'close' && fail('closed socket')),
})
outliveFailures()
console.log('Parley is running.')

process.on('SIGTERM', async () => {
  await close(server)
  await stopJobs()
  await sql.end({ timeout: 1 })
  await database.stop()
  process.exit(0)
})

function throwNull(): never {
  throw null
}

function unreadable(): Error {
  return Object.defineProperty(new Error('x'), 'cause', { get: () => fail('log line') })
}
