import { chownSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folders'
import { freePort } from './free-port'
import { installedPostgres } from './programs'

/** A PostgreSQL that is not Parley's own, such as DATABASE_URL may name. */
export interface OtherPostgres extends AsyncDisposable {
  /** Of a new, empty database. */
  url: string
  /** Makes another empty database, and returns its address. */
  database(): Promise<string>
  /** Ends every connection, as an upgrade of it does, and starts it again after a while. */
  restart(awayMs?: number): Promise<void>
}

// PostgreSQL refuses to run as root; "nobody" will do.
const USER = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const PASSWORD = 'between these two'

/** Starts the PostgreSQL that is installed on the machine: on a port of this machine, with a password. */
export async function startOtherPostgres(): Promise<OtherPostgres> {
  const bin = installedPostgres()
  if (!bin) throw new Error('There is no PostgreSQL on this machine; `bun run test` says how to get one.')
  const folder = temporaryFolder()
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  if (USER.uid) for (const path of [folder, passwordFile]) chownSync(path, USER.uid, USER.gid)

  const cluster = join(folder, 'data')
  await run([
    join(bin, 'initdb'),
    '-D',
    cluster,
    '-U',
    'parley',
    '-E',
    'UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
  ])
  const port = String(await freePort())
  const launch = () => spawn([join(bin, 'postgres'), '-D', cluster, '-h', '127.0.0.1', '-p', port, '-k', folder, '-F'])
  let server = launch()
  const environment = { PGPASSWORD: PASSWORD, PGHOST: '127.0.0.1', PGPORT: port, PGUSER: 'parley' }
  await accepts(join(bin, 'pg_isready'), environment)

  const createdb = join(bin, 'createdb')
  return {
    url: await database(),
    database,
    async restart(awayMs = 0) {
      await end()
      await Bun.sleep(awayMs)
      server = launch()
      await accepts(join(bin, 'pg_isready'), environment)
    },
    async [Symbol.asyncDispose]() {
      await end()
      rmSync(folder, { recursive: true })
    },
  }

  async function database(): Promise<string> {
    const name = `parley_${Bun.randomUUIDv7().replaceAll('-', '')}`
    await run([createdb, name], environment)
    return `postgres://parley:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}`
  }

  async function end(): Promise<void> {
    server.kill('SIGINT')
    await server.exited
  }
}

function spawn(command: string[], environment: Record<string, string> = {}) {
  return Bun.spawn(command, {
    ...USER,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function run(command: string[], environment?: Record<string, string>): Promise<void> {
  const program = spawn(command, environment)
  const [complaint, code] = await Promise.all([new Response(program.stderr).text(), program.exited])
  if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${complaint}`)
}

async function accepts(isReady: string, environment: Record<string, string>): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await Bun.sleep(50)) {
    if ((await spawn([isReady, '-q'], environment).exited) === 0) return
  }
  throw new Error('The PostgreSQL of this machine did not start.')
}
