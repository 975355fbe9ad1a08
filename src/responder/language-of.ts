import { LANGUAGES } from '../model/language/languages/all'
import type { Language } from '../model/language/languages/language'
import { spokenWords } from '../model/language/spoken-words'
import { languagesOfCommonWord, phrasesAt } from '../model/language/vocabulary'
import { withoutDetails } from './details'

/** So many words of a text tell its language. */
const ENOUGH_WORDS = 200

/**
 * The language to answer in: that of what a visitor has just written, where it is plain; else that of what they wrote
 * before, from the newest back; else English.
 */
export function languageOf(question: string, before: string[] = []): Language {
  for (const text of [question, ...before.toReversed()]) {
    const language = plainLanguage(text)
    if (language) return language
  }
  return LANGUAGES[0] as Language
}

/** The language that more words of a text belong to than to any other; of a phrase every word counts. */
function plainLanguage(text: string): Language | undefined {
  const words = spokenWords(withoutDetails(text).text).slice(0, ENOUGH_WORDS)
  const counts = new Map<Language, number>()
  words.forEach((word, at) => {
    const phrases = phrasesAt(words, at)
    // What is said all over the world tells nothing, and neither does a single letter.
    if (/^[a-z]$/.test(word) || phrases.some(({ language, words }) => !language && words.length === 1)) return
    const here = new Set([...languagesOfCommonWord(word), ...phrases.flatMap(({ language }) => language ?? [])])
    for (const language of here) {
      const longest = phrases.find((phrase) => phrase.language === language)?.words.length ?? 1
      counts.set(language, (counts.get(language) ?? 0) + 1 / here.size + longest - 1)
    }
  })
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}
