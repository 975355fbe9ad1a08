import { expect, test } from 'bun:test'
import { join } from 'node:path'

const WITHIN_MS = 120_000

test.skipIf(process.platform !== 'linux')(
  'no request and no frame ends the process, hangs or is answered with 500: those that once did, and new ones for a few seconds',
  async () => {
    const fuzz = Bun.spawn(
      [process.execPath, join(import.meta.dir, '../bench/fuzz.ts'), '--minutes', '0.1', '--seed', '1'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    const said = await new Response(fuzz.stdout).text()
    expect(said).toContain('Nothing to complain about.')
    expect(await fuzz.exited).toBe(0)
  },
  WITHIN_MS,
)
