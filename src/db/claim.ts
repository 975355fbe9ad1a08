import { log } from '../ground/log'
import type { DatabaseLocation } from './client'
import { type Hold, takeHold } from './hold'
import { isStartingUp, unreachable } from './trouble'

/** This process is the one that may change the database's tables and serve it. */
export interface Claim {
  /** Looks after the claim from now on, and says what becomes of it. */
  keep(fate: Fate): void
  release(): Promise<void>
}

interface Fate {
  /** It is lost, or the database does not answer: nothing may be served. It is being claimed again already. */
  lost(): void
  regained(): void
  /** Another Parley has it, and keeps it. */
  displaced(): void
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
  let released = false

  return {
    keep: (fate) => void watch(fate),
    async release() {
      released = true
      await hold.end()
    },
  }

  async function watch(fate: Fate): Promise<void> {
    for (;;) {
      await hold.pause(BEAT_MS)
      if (released) return
      if (await hold.answers()) continue
      if (released) return

      log.error('the database does not answer, or the claim on it was lost; requests get 503 until it is claimed again')
      fate.lost()
      void hold.end()
      const again = await claimAgain(location, () => released)
      if (!again) return released ? undefined : fate.displaced()
      hold = again
      if (released) return void (await hold.end())
      fate.regained()
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
