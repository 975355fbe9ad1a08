import type { Server } from 'bun'
import { addFirstAdmin } from './agents/add'
import { anyAgentExists } from './agents/queries'
import { endedSessions } from './agents/sessions'
import { createApp } from './app'
import { config } from './config'
import { closeDatabase, type DatabaseLocation, openDatabase } from './db/client'
import { claimDatabase } from './db/claim'
import { migrate } from './db/migrate'
import { BODY_LIMIT } from './http/body'
import { jobKinds } from './jobs/kinds'
import { startJobs, stopJobs } from './jobs/queue'
import { log } from './log'
import { publishThrough } from './realtime/publish'
import { acceptSockets, closeAllSockets, closeSocketsOfSession, sessionsWithSockets, websocket } from './realtime/sockets'
import { inProcess } from './realtime/transport'

/** A Parley that serves. */
export interface ParleyServer {
  url: URL
  /** Whether somebody still has to make the first admin. */
  needsSetUp: boolean
  /** Finishes the requests in flight, tells sockets to come back later, and lets go of the database. */
  stop(): Promise<void>
}

/** How often open sockets are checked against the sessions they belong to: signing out elsewhere ends them in time. */
const SESSION_CHECK_MS = 4000

/** Serves on the database at `location`. Throws in the reader's words when the port or the database is taken. */
export async function serve(location: DatabaseLocation): Promise<ParleyServer> {
  await migrate(location)
  const claim = await claimDatabase(location)
  openDatabase(location)
  await startJobs(location, jobKinds, { work: true })
  if (config.admin) await addFirstAdmin(config.admin)

  const app = createApp()
  const server = listen(app)
  publishThrough(inProcess(server))
  acceptSockets()
  const check = setInterval(() => void closeEndedSessions(), SESSION_CHECK_MS)

  return {
    url: server.url,
    needsSetUp: !(await anyAgentExists()),
    async stop() {
      clearInterval(check)
      closeAllSockets()
      await server.stop()
      await stopJobs()
      await closeDatabase()
      await claim.release()
    },
  }
}

function listen(app: ReturnType<typeof createApp>): Server<unknown> {
  const { host, port } = config
  try {
    app.listen({ hostname: host, port, reusePort: false, idleTimeout: 60, maxRequestBodySize: BODY_LIMIT, websocket: websocket as never })
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error
    throw new Error(`Port ${port} on ${host} is in use. Stop the other program, or set PORT to a free one.`)
  }
  return app.server as unknown as Server<unknown>
}

async function closeEndedSessions(): Promise<void> {
  try {
    for (const id of await endedSessions([...sessionsWithSockets()])) closeSocketsOfSession(id)
  } catch (error) {
    log.warn({ err: error }, 'the sessions of open sockets could not be checked')
  }
}
