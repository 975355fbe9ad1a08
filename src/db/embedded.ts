import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { chmod, cp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import postgres from 'postgres'
import { postgresArchive } from '../ground/files'
import { log } from '../ground/log'
import { fingerprint } from '../text/digest'
import { type DatabaseUser, databaseUser } from './database-user'
import { POSTGRES_VERSION, postgresFolder } from './postgres-files'

/** A PostgreSQL that belongs to this process and ends with it. */
export interface EmbeddedPostgres {
  /** How to reach it with postgres.js: over its Unix socket. */
  options: { host: string; database: string; username: string }
  /** Shuts it down; every transaction that was committed is on disk. */
  stop(): Promise<void>
}

const DATABASE = 'parley'
const USER = 'parley'
const READY_WITHIN_MS = 60_000

// The shell between Parley and PostgreSQL waits on a pipe that only Parley holds open. When Parley ends, however it
// ends, the pipe closes and PostgreSQL is told to shut down, so a kill -9 leaves no database running behind.
const GUARD = `exec 3<&0
"$@" </dev/null 3<&- &
postgres=$!
(read -r _ <&3; kill -INT $postgres) 2>/dev/null &
guard=$!
exec 3<&-
wait $postgres
code=$?
kill $guard 2>/dev/null
exit $code`

/**
 * Starts the PostgreSQL of the data folder: unpacks and initialises it on first use, recovers it after a crash,
 * starts it again should it die. The caller holds the folder's lock. Throws with what to do when it cannot start.
 */
export async function startPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const home = join(dataDir, 'postgres')
  const cluster = join(home, 'data')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const user = await databaseUser(dataDir, home, cluster)
  closeFor(user, home)
  const bin = await unpack(home)
  await initialise(bin, cluster, user)
  const options = { host: socketFolder(home), database: DATABASE, username: USER }
  mkdirSync(options.host, { recursive: true, mode: 0o700 })
  refuseForeign(options.host, user)
  closeFor(user, options.host)

  let isStopping = false
  let server = await launch()

  return {
    options,
    async stop() {
      isStopping = true
      server.stdin.end()
      await server.exited
    },
  }

  async function launch() {
    await endLeftover(cluster)
    const logFile = openSync(join(home, 'postgres.log'), sizeOf(join(home, 'postgres.log')) > 1_000_000 ? 'w' : 'a')
    const command = [...user.prefix, join(bin, 'postgres'), '-D', cluster, ...settings(options.host)]
    const child = Bun.spawn(['/bin/sh', '-c', GUARD, 'parley-postgres', ...command], {
      ...user.identity,
      cwd: '/',
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      stdin: 'pipe',
      stdout: logFile,
      stderr: logFile,
      // Ctrl-C goes to the whole terminal group; the database must outlast the requests in flight.
      detached: true,
    })
    closeSync(logFile)
    await waitUntilReady(options, child, join(home, 'postgres.log'))
    // Only one that was ready is revived: a start that fails is tried again by who asked for it, and by nobody else.
    child.exited.then(() => (isStopping ? undefined : revive()))
    return child
  }

  async function revive() {
    log.error('PostgreSQL ended unexpectedly; starting it again')
    for (let attempt = 1; ; attempt++) {
      try {
        server = await launch()
        log.info('PostgreSQL is back')
        return
      } catch (error) {
        if (isStopping) return
        log.error({ err: error }, 'PostgreSQL did not start again')
        await Bun.sleep(Math.min(500 * attempt, 5_000))
      }
    }
  }
}

function closeFor(user: DatabaseUser, folder: string): void {
  chmodSync(folder, 0o700)
  user.takeOwnership(folder)
}

/** Another user may have created the folder under /tmp first. */
function refuseForeign(folder: string, user: DatabaseUser): void {
  const stats = lstatSync(folder)
  const ours = [0, process.getuid?.(), user.uid].includes(stats.uid)
  if (!ours || !stats.isDirectory())
    throw new Error(`${folder} belongs to another user. Remove it, or set DATA_DIR to a folder with a shorter path.`)
}

/** How a second process reaches the PostgreSQL of a Parley that is running on the folder. */
export function runningPostgres(dataDir: string): EmbeddedPostgres['options'] {
  return { host: socketFolder(join(dataDir, 'postgres')), database: DATABASE, username: USER }
}

/** Puts PostgreSQL's programs under the data folder, where the user that runs them can read them. */
async function unpack(home: string): Promise<string> {
  const target = join(home, POSTGRES_VERSION)
  if (existsSync(target)) return join(target, 'bin')

  const before = process.umask(0o022)
  try {
    await unpackInto(target)
  } finally {
    process.umask(before)
  }
  return join(target, 'bin')
}

async function unpackInto(target: string): Promise<void> {
  const temporaryFolder = `${target}.partial`
  rmSync(temporaryFolder, { recursive: true, force: true })
  mkdirSync(temporaryFolder, { recursive: true })
  const archive = await postgresArchive()
  if (archive) await archive.extract(temporaryFolder)
  else await cp(postgresFolder(), temporaryFolder, { recursive: true })

  // The package lists its symbolic links in a file, because npm's archives cannot hold them.
  const links = (await Bun.file(join(temporaryFolder, 'pg-symlinks.json')).json()) as {
    source: string
    target: string
  }[]
  for (const link of links) {
    const path = join(temporaryFolder, link.target.replace(/^native\//, ''))
    rmSync(path, { force: true })
    symlinkSync(basename(link.source), path)
  }
  for (const program of await readdir(join(temporaryFolder, 'bin')))
    await chmod(join(temporaryFolder, 'bin', program), 0o755)
  // A crash before this line leaves only the partial folder, and the next start begins again.
  renameSync(temporaryFolder, target)
}

async function initialise(bin: string, cluster: string, user: DatabaseUser): Promise<void> {
  if (existsSync(cluster)) return
  const temporaryFolder = `${cluster}.partial`
  rmSync(temporaryFolder, { recursive: true, force: true })
  const initdb = Bun.spawn(
    [
      ...user.prefix,
      join(bin, 'initdb'),
      ...[
        '-D',
        temporaryFolder,
        '-U',
        USER,
        '-E',
        'UTF8',
        '--auth-local=trust',
        '--auth-host=reject',
        '--no-instructions',
      ],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ],
    {
      ...user.identity,
      cwd: '/',
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      stdin: 'ignore',
      stdout: 'ignore',
      stderr: 'pipe',
    },
  )
  const [complaint, code] = await Promise.all([new Response(initdb.stderr).text(), initdb.exited])
  if (code !== 0) throw new Error(`PostgreSQL could not make its data folder ${cluster}:\n${complaint.trim()}`)
  renameSync(temporaryFolder, cluster)
}

function settings(socketDir: string): string[] {
  const values = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '50',
    max_wal_size: '192MB',
    min_wal_size: '32MB',
    jit: 'off',
    // Statements hold people's words: they stay out of the log.
    log_min_error_statement: 'panic',
    log_min_messages: 'warning',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** A Unix socket's path may have about 100 bytes; a data folder that lies deeper gets its socket under /tmp. */
function socketFolder(home: string): string {
  const inside = join(home, 'run')
  const fits = inside.length + '/.s.PGSQL.5432'.length < 100
  return fits ? inside : join(tmpdir(), `parley-${fingerprint(home)}`)
}

/** Waits for a PostgreSQL left by a Parley that was killed, and shuts it down should its guard be gone too. */
async function endLeftover(cluster: string): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 50) {
    const pid = leftoverPid(cluster)
    if (!pid) return
    if (waited === 1_500) process.kill(pid, 'SIGINT')
    if (waited === 10_000) process.kill(pid, 'SIGQUIT')
    await Bun.sleep(50)
  }
}

function leftoverPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 0)
    // The number may belong to another program by now; PostgreSQL itself notices that its file is stale.
    const ours = !existsSync('/proc/self') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster)
    return ours ? pid : undefined
  } catch {
    return undefined
  }
}

async function waitUntilReady(
  options: EmbeddedPostgres['options'],
  server: Bun.Subprocess,
  logFile: string,
): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS
  while (Date.now() < deadline) {
    if (server.exitCode !== null) break
    const sql = postgres({ ...options, database: 'postgres', max: 1, connect_timeout: 5, onnotice: () => {} })
    try {
      const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
      if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`)
      return
    } catch (error) {
      if ((error as { code?: string }).code === '42P04') return
      await Bun.sleep(25)
    } finally {
      await sql.end({ timeout: 1 })
    }
  }
  server.kill('SIGKILL')
  throw new Error(
    `PostgreSQL did not start. Its log is ${logFile}:\n${readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n')}`,
  )
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0
}
