import { statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Attack } from './attack'
import { Target } from './target'

export const dataFolder: Attack = {
  section: 'E',
  name: 'Another user of the machine looks into DATA_DIR',
  allowed: 'mode 700',
  needsProcess: true,
  withinS: { short: 30, long: 30 },
  async run(target) {
    const mode = (statSync(target.process.dataDir).mode & 0o777).toString(8)
    return { seen: `mode ${mode}`, held: mode === '700' }
  },
}

export const startedElsewhere: Attack = {
  section: 'E',
  name: 'Parley started from another folder than its own',
  allowed: 'it serves',
  needsProcess: true,
  onlyLong: true,
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
