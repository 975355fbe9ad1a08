import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleDialogues } from './support/sample-dialogues'

// What `bun run bench` does: every benchmark with short settings, in about four minutes. With a file of dialogues as
// argument, that is what is replayed. Each program says with --help what else it can do.

const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
const seeded = join(folder, 'seeded')
const dialogues = process.argv[2] ?? (await writeSample())

const PROGRAMS = [
  ['replay.ts', dialogues],
  ['replay.ts', dialogues, '--chaos', '--kills', '4'],
  ['latency.ts', '--rounds', '2', '--seconds', '3'],
  ['footprint.ts', '--starts', '3', '--rest-s', '5'],
  ['uploads.ts'],
  ['seed.ts', '--data-dir', seeded, '--conversations', '2000', '--messages', '20000'],
  ['list.ts', '--data-dir', seeded, '--rounds', '5', '--seconds', '3'],
  ['thread.ts', '--rounds', '10', '--openings', '2'],
  ['fanout.ts', '--agents', '100', '--rate', '200', '--seconds', '5'],
]

let failed = 0
for (const [program = '', ...args] of PROGRAMS) {
  console.log(`\n— ${[program, ...args].join(' ')}`)
  const child = Bun.spawn([process.execPath, join(import.meta.dir, program), ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if ((await child.exited) !== 0) failed++
}
rmSync(folder, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)

async function writeSample(): Promise<string> {
  const file = join(folder, 'dialogues.jsonl')
  const lines = sampleDialogues(60).map((dialogue) => JSON.stringify(dialogue))
  await Bun.write(file, lines.join('\n'))
  return file
}
