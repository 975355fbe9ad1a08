import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connect } from '../../src/db/client'
import { runningPostgres } from '../../src/db/embedded'
import { FIGURE } from '../../src/model/limits/numbers'
import { until } from '../../tests/support/eventually'
import { freePort } from '../../tests/support/free-port'

/** Somebody who can sign in. */
export interface Account {
  email: string
  password: string
}

export interface ParleyOptions {
  /** A binary made by `bun run build`; without it Parley runs from source. */
  binary?: string
  /** Another Bun than the one that runs the benchmark. */
  bun?: string
  /** A data folder that exists already; without it a new one is made, and removed with `discard`. */
  dataDir?: string
  /** Where it writes its log, instead of a file in the data folder. */
  output?: string
  /** Where it is started from, instead of the folder of the source. */
  cwd?: string
  env?: Record<string, string>
}

const ROOT = join(import.meta.dir, '../..')
const STOP_WITHIN_MS = 15_000
const ADMIN: Account = { email: 'ana@example.com', password: 'a-password-for-benchmarks' }

/** A Parley of our own: a child that can be started, killed and started again on the same data folder and port. */
export class Parley {
  /** Signs in as the first admin. */
  readonly admin = ADMIN
  private child: Bun.Subprocess | undefined

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly command: string[],
    private readonly cwd: string,
    private readonly env: Record<string, string>,
    private readonly output: string,
  ) {}

  /** Prepares a Parley on a free port; `start` runs it. */
  static async prepare({
    binary,
    bun = process.execPath,
    dataDir,
    env = {},
    output,
    cwd: elsewhere,
  }: ParleyOptions = {}): Promise<Parley> {
    const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'parley-bench-'))
    // The binary must need nothing around it.
    const [command, cwd] = binary ? [[resolve(binary)], folder] : [[bun, join(ROOT, 'src/main.ts')], elsewhere ?? ROOT]
    return new Parley(await freePort(), folder, command, cwd, env, output ?? join(folder, 'bench.log'))
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  get hasEnded(): boolean {
    return this.child?.exitCode != null || this.child?.signalCode != null
  }

  /** How to reach its database with `connect` of `src/db/client.ts`, while it runs. */
  get database() {
    return runningPostgres(this.dataDir)
  }

  /** Starts it; resolves with the milliseconds it took until it was ready. Throws with its last words if it is not. */
  async start(withinMs = 60_000): Promise<number> {
    const began = performance.now()
    const log = openSync(this.output, 'a')
    this.child = Bun.spawn(this.command, {
      cwd: this.cwd,
      env: this.environment(),
      stdin: 'ignore',
      stdout: log,
      stderr: log,
    })
    closeSync(log)
    endWithUs(this.child)
    await this.ready(withinMs)
    return performance.now() - began
  }

  /** Lets one address do what thousands do otherwise. Called before anybody comes. */
  async liftLimits(): Promise<void> {
    const sql = connect(this.database, { max: 1 })
    await sql`update settings set limits = ${sql.json(Object.fromEntries(Object.entries(FIGURE).map(([name, { most }]) => [name, most])))}`
    await sql.end()
  }

  /** Waits until it says that it is ready. */
  async ready(withinMs: number): Promise<void> {
    const ready = async () => {
      if (this.child?.exitCode != null)
        throw new Error(`Parley ended with ${this.child.exitCode}:\n${this.lastWords()}`)
      return (await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined))?.ok
    }
    if (!(await until(ready, withinMs, 10)))
      throw new Error(`Parley was not ready within ${withinMs} ms:\n${this.lastWords()}`)
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL')
    await this.child?.exited
  }

  /** Ends its PostgreSQL alone; resolves when Parley has another one and is ready again. */
  async killDatabase(withinMs = 60_000): Promise<void> {
    const before = this.databasePid()
    if (before) process.kill(before, 'SIGKILL')
    await until(() => this.databasePid() !== before, withinMs)
    await this.ready(withinMs)
  }

  /** Ends its PostgreSQL and then itself, before the one can start the other again. */
  async killBoth(): Promise<void> {
    const database = this.databasePid()
    if (database) process.kill(database, 'SIGKILL')
    await this.kill()
  }

  /** Asks it to stop, and ends it where it does not; resolves with its exit code. */
  async stop(): Promise<number> {
    if (!this.child) return 0
    this.child.kill('SIGTERM')
    const impatience = setTimeout(() => this.child?.kill('SIGKILL'), STOP_WITHIN_MS)
    const code = await this.child.exited
    clearTimeout(impatience)
    return code
  }

  /** Adds an agent with the program's own command. */
  async addAgent(name: string): Promise<Account> {
    const account = { email: `${name.toLowerCase()}@example.com`, password: ADMIN.password }
    const adding = Bun.spawn([...this.command, 'agents', 'add', '--email', account.email, '--name', name], {
      cwd: this.cwd,
      env: this.environment(),
      stdin: new Blob([account.password]),
      stdout: 'ignore',
      stderr: 'pipe',
    })
    const complaint = await new Response(adding.stderr).text()
    if ((await adding.exited) !== 0) throw new Error(`The agent ${name} could not be added: ${complaint}`)
    return account
  }

  /** Removes the data folder of one that has stopped. */
  discard(): void {
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** The end of what it logged. */
  lastWords(): string {
    return existsSync(this.output) && statSync(this.output).isFile()
      ? readFileSync(this.output, 'utf8').trim().split('\n').slice(-20).join('\n')
      : ''
  }

  /** The first process of its own PostgreSQL, where it runs. */
  databasePid(): number | undefined {
    try {
      const pid = Number(readFileSync(join(this.dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
      return pid > 0 ? pid : undefined
    } catch {
      return undefined
    }
  }

  private environment(): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      PORT: String(this.port),
      DATA_DIR: this.dataDir,
      LOG_LEVEL: 'warn',
      MESSAGE_INTERVAL_MS: '0',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      ADMIN_NAME: 'Ana Admin',
      ...this.env,
    }
  }
}

const children = new Set<Bun.Subprocess>()

/** Whatever ends the benchmark ends what it started. */
function endWithUs(child: Bun.Subprocess): void {
  if (children.size === 0) {
    process.on('exit', () => {
      for (const each of children) each.kill('SIGKILL')
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
  }
  children.add(child)
}
