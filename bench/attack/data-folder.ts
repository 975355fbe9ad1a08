import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attack } from './attack'
import { Target } from './target'

export const dataFolder: Attack = {
  section: 'E',
  name: 'Another user of the machine looks into DATA_DIR',
  allowed: 'mode 700',
  needsProcess: true,
  withinS: { short: 30, long: 30 },
  async run() {
    const parent = mkdtempSync(join(tmpdir(), 'parley-attack-'))
    const dataDir = join(parent, 'data')
    // Root’s PostgreSQL runs as somebody else, who must get as far as the folder.
    Bun.spawnSync(['chmod', '755', parent])
    let target: Target | undefined
    try {
      target = await Target.start({ dataDir, output: join(parent, 'log') })
      const mode = (statSync(dataDir).mode & 0o777).toString(8)
      return { seen: `mode ${mode}`, held: mode === '700' }
    } finally {
      await target?.discard()
      rmSync(parent, { recursive: true, force: true })
    }
  },
}

export const startedElsewhere: Attack = {
  section: 'E',
  name: 'Parley started from another folder than its own',
  allowed: 'it serves',
  needsProcess: true,
  withinS: { short: 40, long: 40 },
  async run() {
    let target: Target | undefined
    try {
      target = await Target.start({ cwd: tmpdir() })
      return { seen: 'it serves', held: (await target.ask('/widget'))?.status === 200 }
    } catch (error) {
      return { seen: `it does not start: ${(error as Error).message.split('\n').at(-1)?.slice(0, 100)}`, held: false }
    } finally {
      await target?.discard()
    }
  },
}
