import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { AgentClient, Client, signIn } from './client'
import { PASSWORD } from './fixtures'
import { preparedFolder, temporaryFolder } from './folders'
import { freePort } from './free-port'
import { processesIn } from './processes'
import { type Introduction, VisitorClient } from './visitor-client'

const START = join(import.meta.dir, '../../src/start.ts')
const ADMIN = { email: 'ada@parley.test', password: PASSWORD }
const READY_WITHIN_MS = 60_000

interface SpawnOptions {
  /** The data folder, empty before a first start; without one, a prepared folder that is removed in the end. */
  folder?: string
  /** What stands in front of the command, such as a program that changes the user. */
  prefix?: string[]
  /** Another way to start Parley than from source. */
  command?: string[]
  /** What follows it: another command than "serve". */
  arguments?: string[]
  environment?: Record<string, string>
  cwd?: string
}

/**
 * Parley as a process of its own, for tests that end it. Made with `await using`: it is gone with the block, and should
 * the tests be killed themselves, with them.
 */
export interface SpawnedServer extends AsyncDisposable {
  url: string
  folder: string
  process: Bun.Subprocess
  /** From the command to the line that says that it runs, in milliseconds. */
  startedIn: number
  /** All it has written. */
  output(): string
  /** The first admin. */
  ada: AgentClient
  outsider: Client
  visitor(introduction?: Introduction): VisitorClient
  /** Sends a signal, waits until the process has ended, and returns its exit code. */
  end(signal?: NodeJS.Signals): Promise<number>
}

/** Starts Parley and waits until it serves; throws with what it wrote where it does not. */
export async function spawnServer(options: SpawnOptions = {}): Promise<SpawnedServer> {
  const folder = options.folder ?? (options.environment?.DATABASE_URL ? temporaryFolder() : await preparedFolder())
  const began = performance.now()
  const { server, output, port } = await spawnParley({ ...options, folder })
  const url = `http://localhost:${port}`
  await serves(server, output)
  const startedIn = performance.now() - began

  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    server.kill(signal)
    return server.exited
  }
  return {
    url,
    folder,
    process: server,
    startedIn,
    output,
    ada: new AgentClient(
      () => url,
      () => signIn(url, ADMIN),
    ),
    outsider: new Client(() => url),
    visitor: (introduction) => new VisitorClient(() => url, introduction),
    end,
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      await nobodyIn(folder)
      if (!options.folder) rmSync(folder, { recursive: true, force: true })
    },
  }
}

interface Refusal {
  exitCode: number
  output: string
  tookMs: number
}

/** Starts Parley where it is not expected to serve; returns how it ended. */
export async function refusedServer(options: SpawnOptions & { folder: string }): Promise<Refusal> {
  const began = performance.now()
  const { server, output, complete } = await spawnParley(options)
  const exitCode = await server.exited
  const tookMs = performance.now() - began
  await complete
  return { exitCode, output: output(), tookMs }
}

/** How long the program takes to do nothing, in milliseconds: what a busy machine adds to everything it is measured at. */
export async function idleMs(): Promise<number> {
  const began = performance.now()
  await Bun.spawn([process.execPath, START, '--version'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'ignore'],
  }).exited
  return performance.now() - began
}

/** Waits until no process works in a folder any more; throws with those that do. */
export async function nobodyIn(folder: string, withinMs = 10_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Bun.sleep(50)) {
    if (processesIn(folder).length === 0) return
  }
  throw new Error(`These processes are left in ${folder}:\n${processesIn(folder).join('\n')}`)
}

async function spawnParley({
  folder,
  prefix = [],
  command = [process.execPath, START],
  arguments: words = [],
  environment = {},
  cwd,
}: SpawnOptions) {
  const port = environment.PORT ?? String(await freePort())
  const server = Bun.spawn([...prefix, ...command, ...words], {
    cwd,
    env: {
      PATH: process.env.PATH,
      PORT: port,
      DATA_DIR: folder,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      MESSAGE_INTERVAL_MS: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const streams = [server.stdout, server.stderr].map((stream) => collect(stream, (text) => (written += text)))
  return { server, port, output: () => written, complete: Promise.all(streams) }
}

async function collect(stream: ReadableStream<Uint8Array>, keep: (text: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  for await (const chunk of stream) keep(decoder.decode(chunk, { stream: true }))
}

async function serves(server: Bun.Subprocess, output: () => string): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await Bun.sleep(10)) {
    if (output().includes('Parley is running.')) return
    if (server.exitCode !== null || server.signalCode !== null) break
  }
  server.kill('SIGKILL')
  throw new Error(`Parley did not start:\n${output()}`)
}
