import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantsIn } from '../bench/mutation/mutants'

/** A text with each of its changes made. */
function changed(text: string): string[] {
  return mutantsIn('any.ts', text).map(({ start, end, after }) => text.slice(0, start) + after + text.slice(end))
}

describe('the mutation tester changes', () => {
  test.each([
    ['equality', 'let a = b === c', ['let a = b !== c']],
    ['orders', 'let a = b < c', ['let a = b <= c', 'let a = b >= c']],
    ['boolean operators', 'let a = b && c', ['let a = b || c']],
    ['conditions', 'if (a) b', ['if (true) b', 'if (false) b']],
    ['conditions that hold anyway', 'if (true) b', ['if (false) b']],
    ['choices', 'let a = b ? c : d', ['let a = true ? c : d', 'let a = false ? c : d']],
    ['calls', 'await a()', [';']],
    ['what a function returns', 'function a() { return b }', ['function a() { return undefined }']],
    ['what an arrow returns', 'const a = () => b', ['const a = () => undefined']],
    [
      'the answers of a function that says whether something holds',
      'function a(): boolean { return b }',
      ['function a(): boolean { return true }', 'function a(): boolean { return false }'],
    ],
  ])('%s', (_, text, mutants) => {
    expect(changed(text)).toEqual(mutants)
  })

  test.each([
    ['types', 'type A<B> = B extends (c: true) => C ? D : E'],
    ['what goes into the log', 'log.warn(a)'],
  ])('not %s', (_, text) => {
    expect(changed(text)).toEqual([])
  })
})

test.each([
  ['a time-out that does nothing', 'src/jobs/hand-off-timeout.ts', 'timeOut(conversationId, epoch)', 'undefined'],
  ['a client who is believed without a proxy', 'src/ground/address.ts', 'isTrusted(address)', 'true'],
])('%s is among the mutants of Parley', (_, file, before, after) => {
  const mutants = mutantsIn(file, readFileSync(join(import.meta.dir, '..', file), 'utf8'))
  expect(mutants).toContainEqual(expect.objectContaining({ before, after }))
})
