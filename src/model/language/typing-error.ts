import { heard } from './heard'
import { OFTEN_MISTYPED } from './languages/universal'
import { AGENT_WORDS, isKnown } from './vocabulary'

/** Shorter words are other words when a letter changes; longer ones are nobody's. */
const SHORTEST = 5
const LONGEST = 20

/** Words for a person, by what is left of them when no letter or one is left out. */
const persons = new Map<string, string[]>()
for (const word of new Set([...heard(OFTEN_MISTYPED), ...AGENT_WORDS])) {
  if (word.length < SHORTEST) continue
  for (const left of leftOf(word)) persons.set(left, [...(persons.get(left) ?? []), word])
}

/** The word for a person that a word is with a typing error, such as "agnet"; the word itself where it is none. */
export function correctedPerson(typed: string): string {
  if (typed.length < SHORTEST - 1 || typed.length > LONGEST || isKnown(typed)) return typed
  for (const left of leftOf(typed)) {
    const meant = persons.get(left)?.find((word) => isTypingErrorOf(typed, word))
    if (meant) return meant
  }
  return typed
}

/** Whether a word is another with one letter wrong, missing, too many, or changed places with its neighbour. */
function isTypingErrorOf(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let same = 0
  while (same < word.length && typed[same] === word[same]) same++
  const swapped =
    typed[same] === word[same + 1] && typed[same + 1] === word[same] && typed.slice(same + 2) === word.slice(same + 2)
  // The first letter is right, or the first two are swapped.
  if (same === 0) return swapped
  const wrong = typed.slice(same + 1) === word.slice(same + 1)
  const missing = typed.slice(same) === word.slice(same + 1)
  const extra = typed.slice(same + 1) === word.slice(same)
  return swapped || wrong || missing || extra
}

function leftOf(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}
