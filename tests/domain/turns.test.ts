import { expect, test } from 'bun:test'
import fc from 'fast-check'
import pLimit from 'p-limit'
import { SEED } from '../support/generated'

// What the pictures and the files on their way to S3 rely on.

test('never more than allowed run at once, everybody comes to their turn in order, and failures pass theirs on', async () => {
  const steps = fc.array(fc.record({ ends: fc.nat(9), fails: fc.boolean(), asks: fc.nat(3) }), { maxLength: 30 })
  const holds = fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (most, all) => {
    const limited = pLimit(most)
    const running: { end(): void; fail(): void }[] = []
    const began: number[] = []
    const results: Promise<string>[] = []
    const ask = () => {
      const name = results.length
      const work = () => {
        began.push(name)
        const { promise, resolve, reject } = Promise.withResolvers<void>()
        running.push({ end: resolve, fail: () => reject(new Error('failed')) })
        return promise
      }
      results.push(
        limited(work).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      )
    }
    const end = async ({ ends, fails }: { ends: number; fails: boolean }) => {
      const [one] = running.splice(ends % Math.max(1, running.length), 1)
      if (fails) one?.fail()
      else one?.end()
      await settled()
      expect(running.length).toBe(Math.min(most, running.length + limited.pendingCount))
    }
    for (const step of all) {
      for (let times = 0; times < step.asks; times++) ask()
      await settled()
      await end(step)
    }
    while (running.length > 0) await end({ ends: 0, fails: false })
    expect(began).toEqual(results.map((_, name) => name))
    for (const result of await Promise.all(results)) expect(['done', 'failed']).toContain(result)
  })
  await fc.assert(holds, { seed: SEED, numRuns: 200 })
})

/** Everything that can happen without more time has happened. */
async function settled(): Promise<void> {
  for (let times = 0; times < 20; times++) await Promise.resolve()
}
