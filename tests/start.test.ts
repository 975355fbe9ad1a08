import { expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { eventually } from './support/eventually'
import { temporaryFolder } from './support/folders'
import { freePort } from './support/free-port'
import { nobodyIn } from './support/spawned-server'

// `bun start`, and npx in front of it: npx runs a shell that runs `bun start`, which runs a shell that becomes Parley.

const BUN_START = [process.execPath, 'start']
const AS_NPX = ['/bin/sh', '-c', `/bin/sh -c '"$0" start; exit' "$0"; exit`, process.execPath]

test.each([
  ['bun start', 'SIGTERM', BUN_START],
  ['bun start', 'SIGINT', BUN_START],
  ['bun start', 'SIGKILL', BUN_START],
  ['npx', 'SIGTERM', AS_NPX],
  ['npx', 'SIGKILL', AS_NPX],
] as const)('%s ended by %s takes Parley and its PostgreSQL with it', async (name, signal, command) => {
  const folder = temporaryFolder()
  const port = await freePort()
  const npm = name === 'npx' ? { npm_execpath: '/usr/lib/node_modules/npm/bin/npm-cli.js' } : {}
  const outermost = Bun.spawn([...command], {
    cwd: join(import.meta.dir, '..'),
    env: { PATH: process.env.PATH, PORT: String(port), DATA_DIR: folder, ...npm },
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  await serves(port)

  outermost.kill(signal)
  await outermost.exited
  await nobodyIn(folder, 10_000)
  await eventually(() => expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow())
  rmSync(folder, { recursive: true, force: true })
})

test('bun start passes its arguments on', () => {
  const { stdout } = Bun.spawnSync([...BUN_START, '--version'], {
    cwd: join(import.meta.dir, '..'),
    env: { PATH: process.env.PATH },
  })
  expect(stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/)
})

async function serves(port: number): Promise<void> {
  for (const deadline = Date.now() + 50_000; Date.now() < deadline; await Bun.sleep(50)) {
    const reply = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
    if (reply?.ok) return
  }
  throw new Error('Parley did not start.')
}
