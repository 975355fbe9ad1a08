import { addFirstAdmin } from '../actions/agents/add'
import { endedSessions } from '../actions/agents/sessions'
import { forgetSpooled } from '../actions/attachments/spool'
import { startRefolding } from '../actions/visitors/refold'
import { announceVisitorAnew } from '../announce/conversations'
import { announcePresence } from '../announce/handoffs'
import { lookAtQueue } from '../announce/queue'
import { type Claim, claimDatabase } from '../db/claim'
import { closeDatabase, type DatabaseLocation, openDatabase, suspendDatabase } from '../db/client'
import { resumeJobs, startJobs, stopJobs, suspendJobs } from '../db/job-queue'
import { migrate } from '../db/migrate'
import { config } from '../ground/config'
import { log } from '../ground/log'
import { jobKinds } from '../jobs/kinds'
import { startSweeping } from '../jobs/sweeps'
import { anyAgentExists } from '../reads/agents/queries'
import { whenPresenceChanges } from '../realtime/agents-here'
import { publishThrough } from '../realtime/publish'
import {
  acceptSockets,
  closeAllSockets,
  closeSocketsOfSession,
  sessionsWithSockets,
  websocket,
} from '../realtime/sockets'
import { inProcess } from '../realtime/transport'
import { storeAllLastHere, whenVisitorsComeOrLeave } from '../realtime/visitors-here'
import { createApp } from './app'
import { close, listen } from './listen'

/** A running server. */
export interface ParleyServer {
  url: URL
  /** Whether somebody still has to make the first admin. */
  needsSetUp: boolean
  /** Resolves where another Parley serves the database now: this one has to end. */
  whenDisplaced: Promise<void>
  /** Finishes the requests in flight, tells sockets to come back later, and lets go of the database. */
  stop(): Promise<void>
}

/** How often open sockets are checked against their sessions, so that signing out elsewhere closes them. */
const SESSION_CHECK_MS = 4000

/** Serves on the database at `location`. Throws in the reader's words when the port or the database is taken. */
export async function serve(location: DatabaseLocation): Promise<ParleyServer> {
  const claim = await claimDatabase(location)
  const letGo = async () => {
    await stopJobs()
    await closeDatabase()
    await claim.release()
  }
  try {
    await migrate(location)
    openDatabase(location)
    await startJobs(location, jobKinds, { work: true })
    if (config.admin) await addFirstAdmin(config.admin)
    await forgetSpooled()
    const server = await listen(createApp(), websocket)
    publishThrough(inProcess(server))
    acceptSockets()
    whenPresenceChanges(announcePresence)
    whenVisitorsComeOrLeave(announceVisitorAnew)
    void lookAtQueue()
    const stopSweeping = startSweeping()
    const stopRefolding = startRefolding()
    const check = setInterval(() => void closeEndedSessions(), SESSION_CHECK_MS)
    return {
      url: server.url,
      whenDisplaced: serveWhileClaimed(claim, location),
      needsSetUp: !(await anyAgentExists()),
      async stop() {
        clearInterval(check)
        stopSweeping()
        const refolding = stopRefolding()
        closeAllSockets()
        await close(server)
        await refolding
        await storeAllLastHere().catch((error) =>
          log.warn({ err: error }, 'could not store when visitors were last seen'),
        )
        await letGo()
      },
    }
  } catch (error) {
    await letGo()
    throw error
  }
}

/** Without the claim, or an answer, nothing reaches the database; who has a socket comes back and catches up. */
function serveWhileClaimed(claim: Claim, location: DatabaseLocation): Promise<void> {
  const { promise: whenDisplaced, resolve } = Promise.withResolvers<void>()
  claim.watch({
    onLost() {
      suspendJobs()
      suspendDatabase()
      closeAllSockets()
    },
    onRegained() {
      openDatabase(location)
      resumeJobs(location)
      acceptSockets()
    },
    onDisplaced: resolve,
  })
  return whenDisplaced
}

async function closeEndedSessions(): Promise<void> {
  try {
    for (const id of await endedSessions([...sessionsWithSockets()])) closeSocketsOfSession(id)
  } catch (error) {
    log.warn({ err: error }, 'could not check the sessions of open sockets')
  }
}
