import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Attack, type Seen, together } from './attack'
import { Target } from './target'

const REQUESTS = 300

export const logOutput: Attack = {
  section: 'B',
  name: 'Standard output on a full disk, and one whose reader is gone',
  allowed: 'it goes on answering',
  needsProcess: true,
  onlyLong: true,
  withinS: { short: 60, long: 90 },
  run: async () => together([await full(), await closed()]),
}

async function full(): Promise<Seen> {
  return serving('full', '/dev/full', () => {})
}

async function closed(): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-attack-'))
  const pipe = join(folder, 'output')
  Bun.spawnSync(['mkfifo', pipe])
  const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    return await serving('closed', pipe, () => closeSync(reader))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function serving(what: string, output: string, started: () => void): Promise<Seen> {
  let target: Target
  try {
    target = await Target.start({ output, env: { LOG_LEVEL: 'info' } })
  } catch {
    started()
    return { seen: `${what}: it did not start`, held: false }
  }
  started()
  try {
    const answers: boolean[] = []
    for (let request = 0; request < REQUESTS; request++)
      answers.push((await target.ask('/widget', { withinMs: 2000 }))?.status === 200)
    // What cannot be written is noticed a moment later.
    await Bun.sleep(500)
    const answered = answers.filter(Boolean).length
    return {
      seen: `${what}: ${answered} of ${REQUESTS} answered${target.process.hasEnded ? ', the process ended' : ''}`,
      held: answered === REQUESTS && !target.process.hasEnded,
    }
  } finally {
    await target.discard()
  }
}
