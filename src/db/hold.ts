import { APPLICATION, connect, type DatabaseLocation } from './client'

/** The lock of the one Parley that serves a database, held by a connection of its own for as long as that lives. */
export interface Hold {
  /** Waits so many milliseconds, or less if the connection is lost, and the lock with it. */
  pause(ms: number): Promise<void>
  /** Whether the database answers on it in time. */
  answers(): Promise<boolean>
  end(): Promise<void>
}

const SERVER_LOCK = 7_275_392
const CONNECT_WITHIN_S = 2
const ANSWER_WITHIN_MS = 2000
const STEPS = 8

/** Tries to take the lock; undefined where another Parley has it. Throws where the database cannot be reached. */
export async function takeHold(location: DatabaseLocation): Promise<Hold | undefined> {
  let isOpen = true
  let wake = () => {}
  const sql = connect(location, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: CONNECT_WITHIN_S,
    fetch_types: false,
    connection: NOTICED_WHEN_GONE,
    onclose() {
      isOpen = false
      wake()
    },
  })
  const end = () => sql.end({ timeout: 0 })
  try {
    // A lock that this process holds on a lost connection would look like another server's. And no statement of a lost
    // connection may still run once it serves again.
    await inTime(sql`select pg_terminate_backend(pid, ${ANSWER_WITHIN_MS / 2}) from pg_stat_activity
      where application_name = ${APPLICATION} and datname = current_database() and pid <> pg_backend_pid()`)
    const [lock] = await inTime(sql<{ mine: boolean }[]>`select pg_try_advisory_lock(${SERVER_LOCK}) as mine`)
    if (lock?.mine) return { pause, answers: async () => isOpen && (await answersInTime(sql`select 1`)) && isOpen, end }
  } catch (error) {
    await end()
    throw error
  }
  await end()
  return undefined

  function pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, isOpen ? ms : 0)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }
}

// A server cut off by its network would keep the lock of a dead connection for hours.
const NOTICED_WHEN_GONE = { tcp_keepalives_idle: 5, tcp_keepalives_interval: 2, tcp_keepalives_count: 3 }

async function inTime<Rows>(statement: PromiseLike<Rows>): Promise<Rows> {
  if (!(await settlesInTime(statement))) throw new Error('it does not answer')
  return statement
}

async function answersInTime(statement: PromiseLike<unknown>): Promise<boolean> {
  if (!(await settlesInTime(statement))) return false
  return statement.then(
    () => true,
    () => false,
  )
}

/** Waits in steps: if this process itself was suspended, the answer is read before the time is up. */
async function settlesInTime(statement: PromiseLike<unknown>): Promise<boolean> {
  const settlement = statement.then(
    () => true,
    () => true,
  )
  for (let step = 0; step < STEPS; step++) {
    if (await Promise.race([settlement, Bun.sleep(ANSWER_WITHIN_MS / STEPS).then(() => false)])) return true
  }
  return false
}
