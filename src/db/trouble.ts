import type { DatabaseLocation } from './client'

interface Failure {
  code?: string
  syscall?: string
  message?: string
  cause?: unknown
}

// Of the driver, of the network, and of PostgreSQL: it is closing, starting, full, or ended a statement in its time.
const OF_THE_DRIVER = /^CONNECT(ION_(CLOSED|DESTROYED|ENDED)|_TIMEOUT)$/
const OF_THE_NETWORK =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|EAGAIN)$/
const OF_POSTGRES = /^(08...|53...|57P..|25P03|57014|55P03|25006)$/
const STARTING_UP = '57P03'

/** Whether an error means that the database is away or has too much to do: what failed may work a little later. */
export function isDatabaseAway(error: unknown): boolean {
  const failure = rootOf(error)
  const { code = '', syscall } = failure
  if (OF_THE_DRIVER.test(code)) return true
  // The driver notes the statement on what it throws; files and other servers fail with the same codes.
  const ofDatabase = syscall === 'connect' || 'query' in failure
  return ofDatabase && (OF_THE_NETWORK.test(code) || OF_POSTGRES.test(code))
}

/** Whether the statement was not sent, or its answer was given up, because the pool is suspended. */
export function isSuspended(error: unknown): boolean {
  return /^CONNECTION_(ENDED|DESTROYED)$/.test(rootOf(error).code ?? '')
}

/** Whether the database is still starting. */
export function isStartingUp(error: unknown): boolean {
  return rootOf(error).code === STARTING_UP
}

/** The message for a database that cannot be used. It does not contain the password. */
export function unreachable(location: DatabaseLocation, error: unknown): Error {
  const at = typeof location === 'string' ? (URL.parse(location)?.host ?? 'DATABASE_URL') : location.host
  const { code, message } = rootOf(error)
  const reason = code === 'CONNECT_TIMEOUT' ? 'it does not answer' : (message ?? String(error)).replace(/\.$/, '')
  return new Error(`The database at ${at} cannot be used: ${reason}. Is it running, and is DATABASE_URL right?`, {
    cause: error,
  })
}

/** Drizzle wraps what the driver throws. */
function rootOf(error: unknown): Failure {
  let failure: Failure = error instanceof Error ? error : {}
  while (failure.cause instanceof Error) failure = failure.cause
  return failure
}
