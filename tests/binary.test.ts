import { beforeAll, expect, test } from 'bun:test'
import { chownSync, copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './support/folders'
import { PATIENCE_MS } from './support/patience'
import { nobodyIn, spawnServer } from './support/spawned-server'
import { walkThrough } from './support/walk-through'

// dist/parley on a machine that has neither Bun nor Node nor this project: only the file, copied into an empty folder.

const project = join(import.meta.dir, '..')
const built = join(project, 'dist/parley')
const root = process.getuid?.() === 0
const NOBODY = 65_534

beforeAll(async () => {
  if (!(await isFresh())) await build()
}, 3 * PATIENCE_MS)

test('one file is all of Parley, for an ordinary user in an empty folder', async () => {
  const folder = temporaryFolder()
  const binary = join(folder, 'parley')
  const cwd = join(folder, 'empty')
  copyFileSync(built, binary)
  mkdirSync(cwd)
  if (root) chownSync(cwd, NOBODY, NOBODY)
  const prefix = root ? [Bun.which('setpriv') ?? '', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  const environment = { PATH: '/nowhere', DATA_DIR: '' }

  for (const start of ['first', 'second']) {
    await using parley = await spawnServer({ command: [binary], prefix, cwd, folder, environment })
    console.log(
      `dist/parley: ${start} start ${Math.round(parley.startedIn)} ms, ${(statSync(binary).size / 1e6).toFixed(1)} MB`,
    )
    await walkThrough(parley)
    await expectPagesAreWhole(parley.url)
    expect(await parley.end()).toBe(0)
    await nobodyIn(folder, 1000)
  }
  expect(existsSync(join(cwd, 'data/postgres'))).toBe(true)
  rmSync(folder, { recursive: true })
})

test('the binary knows all commands', () => {
  const run = (...args: string[]) => Bun.spawnSync([built, ...args], { env: {} })
  expect(run('--help').stdout.toString()).toContain('agents add')
  expect(run('--version').stdout.toString()).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(run('fly').exitCode).toBe(2)
})

/** Everything that the pages load is in the file. */
async function expectPagesAreWhole(url: string): Promise<void> {
  for (const page of ['/session/new', '/widget', '/demo']) {
    const response = await fetch(new URL(page, url))
    expect(response.status).toBe(200)
    const html = await response.text()
    const linked = [...html.matchAll(/(?:src|href)="(\/[^"#]*)"/g)].map(([, path]) => path ?? '')
    expect(linked).not.toBeEmpty()
    for (const path of linked) expect([path, (await fetch(new URL(path, url))).status]).toEqual([path, 200])
  }
}

/** Whether nothing that goes into the binary has changed since it was built. */
async function isFresh(): Promise<boolean> {
  if (!existsSync(built)) return false
  const { mtimeMs } = statSync(built)
  for await (const path of new Bun.Glob('{src,views,public,drizzle}/**').scan(project)) {
    if (statSync(join(project, path)).mtimeMs > mtimeMs) return false
  }
  return ['package.json', 'bun.lock', 'tsconfig.json'].every((path) => statSync(join(project, path)).mtimeMs <= mtimeMs)
}

async function build(): Promise<void> {
  const building = Bun.spawn([process.execPath, 'src/build.ts'], { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] })
  const [complaint, exitCode] = await Promise.all([new Response(building.stderr).text(), building.exited])
  if (exitCode !== 0) throw new Error(`dist/parley could not be built:\n${complaint}`)
}
