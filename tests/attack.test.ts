import { expect, test } from 'bun:test'
import { join } from 'node:path'

const WITHIN_MS = 300_000

test.skipIf(process.platform !== 'linux')(
  'what a stranger can try holds, in the short form of `bun run attack`',
  async () => {
    const attack = Bun.spawn([process.execPath, join(import.meta.dir, '../bench/attack.ts'), '--short'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await new Response(attack.stdout).text()
    const broken = said.split('\n').filter((line) => line.startsWith('BROKEN'))
    expect(broken).toEqual([])
    expect(await attack.exited).toBe(0)
  },
  WITHIN_MS,
)
