import { OFTEN_MISTYPED } from './languages/universal'
import { spokenWords } from './spoken-words'
import { AGENT_WORDS, isKnown } from './vocabulary'

/** With one letter changed, a shorter word is another word; no known word is longer. */
const SHORTEST = 5
const LONGEST = 20

/** Words for a person, by what is left of them when no letter or one is left out. */
const persons = new Map<string, string[]>()
for (const word of new Set([...spokenWords(OFTEN_MISTYPED), ...AGENT_WORDS])) {
  if (word.length < SHORTEST) continue
  for (const left of leftOf(word)) persons.set(left, [...(persons.get(left) ?? []), word])
}

/** The word for a person that a word is with a typing error, such as "agnet"; the word itself where it is none. */
export function correctPerson(typed: string): string {
  if (typed.length < SHORTEST - 1 || typed.length > LONGEST || isKnown(typed)) return typed
  for (const remainder of leftOf(typed)) {
    const correction = persons.get(remainder)?.find((word) => isTypingErrorOf(typed, word))
    if (correction) return correction
  }
  return typed
}

/** Whether a word is another with one letter wrong, missing, too many, or changed places with its neighbour. */
function isTypingErrorOf(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false
  let same = 0
  while (same < word.length && typed[same] === word[same]) same++
  const isSwap =
    typed[same] === word[same + 1] && typed[same + 1] === word[same] && typed.slice(same + 2) === word.slice(same + 2)
  // The first letter is right, or the first two are swapped.
  if (same === 0) return isSwap
  const isSubstitution = typed.slice(same + 1) === word.slice(same + 1)
  const isOmission = typed.slice(same) === word.slice(same + 1)
  const isInsertion = typed.slice(same + 1) === word.slice(same)
  return isSwap || isSubstitution || isOmission || isInsertion
}

function leftOf(word: string): string[] {
  return [word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]
}
