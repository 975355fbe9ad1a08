import { type Job, PgBoss } from 'pg-boss'
import type postgres from 'postgres'
import { behindMs } from '../ground/clock'
import { log } from '../ground/log'
import { connect, type DatabaseLocation, type Transaction } from './client'

/** The name of a kind of job, which is all that its senders know. `takes` only carries the type of its payload. */
export interface JobName<Payload extends object> {
  name: string
  takes?(payload: Payload): void
}

/** One kind of job: its name, how it is retried, and what it does. `src/jobs` has them all. */
export interface JobKind<Payload extends object> extends JobName<Payload> {
  /** How many jobs of this kind run side by side in one process. */
  concurrency: number
  /** How long one may take, in seconds. */
  expireInSeconds: number
  work(payload: Payload, signal: AbortSignal): Promise<void>
}

/** Every message sends a job, so finished ones are removed sooner than after the usual day. */
const REMOVE_DONE_EVERY_S = 300

let boss: PgBoss | undefined
let client: postgres.Sql | undefined
let workers: string[] = []
/** The jobs that this process is doing. */
const runningJobs = new Set<string>()
let isSuspended = false

const STATEMENT_WITHIN_MS = 60_000

/**
 * Opens the queue. `kinds` are created where they are new; without `work` this process only sends. The queue has a
 * connection of its own, because it sends transactions as one text, which a pool refuses.
 */
export async function startJobs(
  location: DatabaseLocation,
  kinds: JobKind<never>[],
  { work }: { work: boolean },
): Promise<void> {
  client = openClient(location)
  // The client is another one after the database was away.
  const db = {
    executeSql: (text: string, values?: unknown[]) => executor(client ?? notOpenError()).executeSql(text, values),
  }
  boss = new PgBoss({
    db,
    schema: 'jobs',
    schedule: false,
    supervise: work,
    maintenanceIntervalSeconds: REMOVE_DONE_EVERY_S,
  })
  boss.on('error', (error) => isSuspended || log.error({ err: error }, 'the job queue has an error'))
  await boss.start()
  for (const { name, expireInSeconds } of kinds) {
    await boss.createQueue(name, {
      expireInSeconds,
      retryLimit: 5,
      retryDelay: 1,
      retryBackoff: true,
      deleteAfterSeconds: 3600,
    })
  }
  if (!work) return
  await retryWhatWasLeft()
  for (const kind of kinds) await workOn(boss, kind)
}

/** Fails what the queue asks of the database, until `resumeJobs`: no job is taken, none is marked as done. */
export function suspendJobs(): void {
  isSuspended = true
  void client?.end({ timeout: 0 })
}

export function resumeJobs(location: DatabaseLocation): void {
  client = openClient(location)
  isSuspended = false
  retryWhatWasLeft().then(wakeWorkers, (error) =>
    log.warn({ err: error }, 'could not look up the jobs left by the last run'),
  )
}

/** Lets jobs that run finish, for at most five seconds, and closes the queue; what is left waits for the next start. */
export async function stopJobs(): Promise<void> {
  await boss?.stop({ graceful: true, timeout: 5000 })
  await client?.end({ timeout: 1 })
  boss = undefined
  workers = []
  isSuspended = false
}

/**
 * Sends a job inside a transaction: it exists exactly if the transaction is committed. What is done at an earlier time
 * sends no job that was due before now: that time is over.
 */
export async function send<Payload extends object>(
  tx: Transaction,
  kind: JobName<Payload>,
  payload: Payload,
  startAfterS = 0,
): Promise<void> {
  if (!boss) notOpenError()
  const inS = startAfterS - behindMs() / 1000
  if (inS < 0) return
  await boss.send(kind.name, payload, { db: executor(tx), ...(inS > 0 && { startAfter: inS }) })
}

/** Has the workers look at once instead of at their next poll. Called after the commit of what sent a job. */
export function wakeWorkers(): void {
  for (const id of workers) boss?.notifyWorker(id)
}

async function workOn(queue: PgBoss, kind: JobKind<never>): Promise<void> {
  for (let worker = 0; worker < kind.concurrency; worker++) {
    const id: string = await queue.work(
      kind.name,
      { pollingIntervalSeconds: 2 + worker * 0.5 },
      async ([job]: Job<object>[]) => {
        if (job) await trackJob(job.id, () => attempt(kind, job))
        // After a job a worker would sleep until its next poll; with more waiting, it looks again at once.
        setImmediate(() => queue.notifyWorker(id))
      },
    )
    workers.push(id)
  }
}

/** What fails is tried again, as often as its queue says. */
async function attempt(kind: JobKind<never>, { data, signal }: Job<object>): Promise<void> {
  try {
    await kind.work(data as never, signal)
  } catch (error) {
    log.warn({ err: error, job: kind.name }, 'a job failed')
    throw error
  }
}

async function trackJob(id: string, work: () => Promise<void>): Promise<void> {
  runningJobs.add(id)
  try {
    await work()
  } finally {
    runningJobs.delete(id)
  }
}

/**
 * Only one process serves a database, so an active job that is not running here was left by a killed process, or is
 * done and could not be marked.
 */
async function retryWhatWasLeft(): Promise<void> {
  const sql = client ?? notOpenError()
  await sql`update jobs.job set state = 'retry', start_after = now() where state = 'active' and id <> all(${[...runningJobs]}::uuid[])`
}

function openClient(location: DatabaseLocation): postgres.Sql {
  return connect(location, { max: 1, connection: { statement_timeout: STATEMENT_WITHIN_MS } })
}

function notOpenError(): never {
  throw new Error('The job queue is not open.')
}

function executor(sql: postgres.Sql | Transaction) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      // pg-boss's statements are long and always the same: prepared, they cost half.
      const rows: unknown[] = await sql.unsafe(text, values as never[], { prepare: values.length > 0 })
      // For several statements at once, postgres.js returns a list of results.
      return { rows: rows.some(Array.isArray) ? rows.flat() : rows }
    },
  }
}
