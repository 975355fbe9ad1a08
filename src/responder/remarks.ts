import { personWish } from '../model/language/asks-for-person'
import type { Act } from '../model/language/languages/language'
import { clausesOf } from '../model/language/spoken-words'
import { knownWords, languagesIn, phrasesAt, type Use, usesOf } from '../model/language/vocabulary'
import { type DetailKind, withoutDetails } from './details'
import { LONGEST_REMARK, smallTalk } from './small-talk'

/** A visitor's text, taken apart. */
export interface Remarks {
  /** What is left to be answered; empty where nothing is. */
  question: string
  /** What the rest does, without repetitions. */
  acts: Set<Act>
  /** What they left of themselves or of their order. */
  details: Set<DetailKind>
}

const GIVING: ReadonlySet<Use> = new Set(['giving', 'nameIs', 'around'])
const LONGEST_NAME = 5

/**
 * Tells the question in a text from what stands beside it: greetings, thanks, an address, a name, and that no person is
 * wanted. Without them, an article is found that fits what is asked.
 */
export function remarksIn(text: string): Remarks {
  const { text: rest, details } = withoutDetails(text)
  const acts = new Set<Act>()
  const questionClauses: string[] = []
  let isAsked = false
  for (const clause of clausesOf(rest)) {
    const words = knownWords(clause)
    const remark = smallTalk(words)
    for (const act of remark ?? []) acts.add(act)
    if (remark) {
      // "It does not work" belongs to what else is said.
      if (remark.includes('wrong')) questionClauses.push(clause.trim())
    } else if (personWish(words) === 'refused' && words.length <= LONGEST_REFUSAL) acts.add('no')
    else if (givesName(words) || INTRODUCTION.test(clause)) details.add('name')
    else if (details.size === 0 || !onlyGives(words)) {
      questionClauses.push(clause.trim())
      isAsked = true
    }
  }
  return { question: isAsked ? questionClauses.join('. ') : '', acts, details }
}

/** "I'm Ann Reyes": by the capitals, which only names have in English. */
const INTRODUCTION =
  /^\s*(?:[Ii] am|[Ii]['’]?m|[Tt]his is|[Ii]t['’]?s) \p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}(?: here)?\s*$/u

const LONGEST_REFUSAL = 12

function onlyGives(words: string[]): boolean {
  return (
    words.length <= LONGEST_REMARK &&
    [...languagesIn(words)].some((language) => language && usesOf(words, language, GIVING))
  )
}

function givesName(words: string[]): boolean {
  return phrasesAt(words, 0).some(
    ({ use, words: said }) =>
      use === 'nameIs' && words.length > said.length && words.length <= said.length + LONGEST_NAME,
  )
}
