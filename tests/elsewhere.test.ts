import { expect, test } from 'bun:test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './support/folders'
import { spawnServer } from './support/spawned-server'

// Bun takes what JSX means from the folder that it is started in. Parley can be started in any.

const MAIN = [process.execPath, join(import.meta.dir, '../src/main.ts')]

test('Parley prints its help from an empty folder', async () => {
  const cwd = temporaryFolder()
  const { exitCode, stdout, stderr } = Bun.spawnSync([...MAIN, '--help'], { cwd, env: { PATH: process.env.PATH } })
  expect({ exitCode, stderr: stderr.toString() }).toEqual({ exitCode: 0, stderr: '' })
  expect(stdout.toString()).toContain('agents add')
  rmSync(cwd, { recursive: true })
})

test('Parley serves its pages from the folder of another JSX project', async () => {
  const cwd = temporaryFolder()
  await Bun.write(
    join(cwd, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxImportSource: 'preact' } }),
  )
  await using parley = await spawnServer({ command: MAIN, cwd })
  expect(await (await parley.outsider.get('/session/new')).text()).toContain('<h1>Sign in to Parley</h1>')
  expect((await parley.ada.get('/conversations')).status).toBe(200)
  rmSync(cwd, { recursive: true })
})
