import { ACTS, type Act } from '../model/language/languages/language'
import { languagesIn, type Use, usesOf } from '../model/language/vocabulary'

/** A clause is no mere remark if it has more words than this. */
export const LONGEST_REMARK = 16

const REMARK: ReadonlySet<Use> = new Set([...ACTS, 'around'])

/**
 * What a clause does if it is nothing but small talk: what each of its phrases does, nothing for those that only stand
 * around. Undefined where it says anything else.
 */
export function smallTalk(words: string[]): Act[] | undefined {
  if (words.length > LONGEST_REMARK) return undefined
  let actsAround: Act[] | undefined
  for (const language of languagesIn(words)) {
    const acts = usesOf(words, language, REMARK)?.filter((use): use is Act => use !== 'around')
    // A word may only stand around in one language and say something in another.
    if (acts?.length) return acts
    actsAround ??= acts
  }
  return actsAround
}
