import { Random } from '../support/random'
import { CULTURES } from './names'
import { uuidV7 } from './uuids'
import { zipf } from './weighted'

export interface SeededAgent {
  id: string
  email: string
  name: string
  role: 'admin' | 'agent'
  passwordHash: string
  createdAt: number
}

// As long as a real one, but no password fits it: `parley agents reset-password` lets somebody in.
const NO_PASSWORD = `$argon2id$v=19$m=65536,t=2,p=1$${'A'.repeat(43)}$${'A'.repeat(43)}`
/** Every first name, once, and the last names that go with it. */
const NAMES = [...new Map(CULTURES.flatMap(({ first, last }) => first.map(({ text }) => [text, zipf(last)] as const)))]

export const MOST_AGENTS = NAMES.length

/** A team in which everybody has another first name; the first one is the admin. All of them are as old as `createdAt`. */
export function newAgents(count: number, createdAt: number, seed: number): SeededAgent[] {
  const random = new Random(seed)
  // Evenly from all cultures.
  const step = NAMES.length / count
  const named = NAMES.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
  return named.map(([first, last], index) => ({
    id: uuidV7(createdAt + index, random),
    email: `agent${index + 1}@parley.example`,
    name: `${first} ${last.pick(random).text}`,
    role: index === 0 ? 'admin' : 'agent',
    passwordHash: NO_PASSWORD,
    createdAt: createdAt + index,
  }))
}

/** Some of a team do a lot more than others. */
export function byDiligence(agents: SeededAgent[]) {
  return zipf(agents, 0.9)
}
