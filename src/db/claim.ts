import { log } from '../ground/log'
import type { DatabaseLocation } from './client'
import { type Hold, takeHold } from './hold'
import { isStartingUp, unreachable } from './trouble'

/** This process is the one that may change the database's tables and serve it. */
export interface Claim {
  /** Watches the claim from now on and reports what happens to it. */
  watch(fate: ClaimWatcher): void
  release(): Promise<void>
}

interface ClaimWatcher {
  /** The claim is lost or the database does not answer: nothing may be served. A new claim is already being tried. */
  onLost(): void
  onRegained(): void
  /** Another Parley has claimed the database. */
  onDisplaced(): void
}

/** Another Parley serves the database. */
export class DatabaseTaken extends Error {
  constructor(
    message = 'Another Parley is already using this database. Stop it first: neither would learn of the other’s changes.',
  ) {
    super(message)
  }
}

const PATIENCE_MS = 5000
const RETRY_MS = 200
const BEAT_MS = 500

/**
 * Makes this the one process that serves a database: each would only tell its own sockets what changed. A process
 * that was killed a moment ago may still be seen, and a database may still be starting, so it waits a little before it throws.
 */
export async function claimDatabase(location: DatabaseLocation): Promise<Claim> {
  let hold = await firstHold(location)
  let isReleased = false

  return {
    watch: (watcher) => void watch(watcher),
    async release() {
      isReleased = true
      await hold.end()
    },
  }

  async function watch(watcher: ClaimWatcher): Promise<void> {
    for (;;) {
      await hold.pause(BEAT_MS)
      if (isReleased) return
      if (await hold.answers()) continue
      if (isReleased) return

      log.error('the database does not answer, or the claim on it was lost; requests get 503 until it is claimed again')
      watcher.onLost()
      void hold.end()
      const again = await claimAgain(location, () => isReleased)
      if (!again) return isReleased ? undefined : watcher.onDisplaced()
      hold = again
      if (isReleased) return void (await hold.end())
      watcher.onRegained()
      log.info('the database is claimed again')
    }
  }
}

async function firstHold(location: DatabaseLocation): Promise<Hold> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await Bun.sleep(RETRY_MS)) {
    try {
      const hold = await takeHold(location)
      if (hold) return hold
      if (Date.now() > deadline) throw new DatabaseTaken()
    } catch (error) {
      if (error instanceof DatabaseTaken) throw error
      if (!isStartingUp(error) || Date.now() > deadline) throw unreachable(location, error)
    }
  }
}

/** Tries until it succeeds; undefined if another server keeps the claim, or if it is no longer wanted. */
async function claimAgain(location: DatabaseLocation, givenUp: () => boolean): Promise<Hold | undefined> {
  let takenSince: number | undefined
  for (; !givenUp(); await Bun.sleep(RETRY_MS)) {
    try {
      const hold = await takeHold(location)
      if (hold) return hold
      takenSince ??= Date.now()
      if (Date.now() - takenSince > PATIENCE_MS) return undefined
    } catch {
      takenSince = undefined
    }
  }
}
