import type { Random } from '../support/random'
import { emailOf } from './emails'
import { CULTURES, type Culture } from './names'
import { Weighted, zipf } from './weighted'

/** What somebody has told about themselves. */
export interface Person {
  name: string | null
  email: string | null
}

const NAMELESS = 0.3
const EMAIL_ALONE = 0.15

/** A visitor: three in ten say nothing about themselves, others only where to write to. */
export function newPerson(random: Random): Person {
  const part = random.next()
  if (part < NAMELESS) return { name: null, email: null }

  const { first, last, familyFirst } = FREQUENT.pick(random)
  const [given, family] = [first.pick(random), last.pick(random)]
  const email = emailOf(given.latin, family.latin, random)
  if (part < NAMELESS + EMAIL_ALONE) return { name: null, email }
  return { name: familyFirst ? `${family.text} ${given.text}` : `${given.text} ${family.text}`, email }
}

const FREQUENT = new Weighted(CULTURES.map(withFrequencies), ({ weight }) => weight)

function withFrequencies({ weight, first, last, familyFirst }: Culture) {
  return { weight, familyFirst, first: zipf(first, 0.8), last: zipf(last, 0.8) }
}
