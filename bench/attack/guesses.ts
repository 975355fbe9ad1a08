import { type Attack, tallied } from './attack'
import type { Target } from './target'

const GUESSES = 200
const MOST_FOR_ONE = 10
const MOST_OVER_MANY = 100

/** A wrong password that was looked at is answered with 422; what was not looked at, with something else. */
const LOOKED_AT = 422

export const guessesForOne: Attack = {
  section: 'D',
  name: `${GUESSES} guesses at once for one account`,
  allowed: `${MOST_FOR_ONE} of them looked at`,
  withinS: { short: 90, long: 120 },
  async run(target) {
    const statuses = await guess(target, '203.0.113.98', () => 'ana@example.com')
    return { seen: tallied(statuses), held: looked(statuses) <= MOST_FOR_ONE && answered(statuses) }
  },
}

export const guessesOverMany: Attack = {
  section: 'D',
  name: `${GUESSES} guesses by one address, each for another account`,
  allowed: `${MOST_OVER_MANY} of them looked at`,
  withinS: { short: 90, long: 120 },
  async run(target) {
    const statuses = await guess(target, '203.0.113.99', (index) => `somebody-${index}@example.com`)
    return { seen: tallied(statuses), held: looked(statuses) <= MOST_OVER_MANY && answered(statuses) }
  },
}

async function guess(target: Target, from: string, email: (index: number) => string): Promise<number[]> {
  const guesses = Array.from({ length: GUESSES }, async (_, index) => {
    const reply = await target.signIn(from, { email: email(index), password: `guess-${index}` }, { withinMs: 80_000 })
    return reply?.status ?? 0
  })
  return Promise.all(guesses)
}

function looked(statuses: number[]): number {
  return statuses.filter((status) => status === LOOKED_AT).length
}

function answered(statuses: number[]): boolean {
  return !statuses.includes(0) && !statuses.includes(500)
}
