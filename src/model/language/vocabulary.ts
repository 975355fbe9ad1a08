import { LANGUAGES } from './languages/all'
import { type Act, type Language, phrasesOf } from './languages/language'
import { NO_ERRORS, UNIVERSAL } from './languages/universal'
import { oneOfEach, spokenWords, withoutDrawl } from './spoken-words'

/** What a phrase is used for: an act, or a part of a request. */
export type Use = Act | Exclude<keyof Language['person'], 'verbLast'> | 'around' | 'giving' | 'nameIs'

/** A phrase that begins at some word, in one language or, without one, in all. */
export interface Phrase {
  words: string[]
  use: Use
  language?: Language
}

/** By first word, the longest first. */
const entries = new Map<string, Phrase[]>()
/** By the word with each letter once, so that "heyyyy" finds "hey". */
const shortForms = new Map<string, string>()
const inPhrases = new Set<string>()
const notErrors = new Set(spokenWords(NO_ERRORS))
const commonWords = new Map<string, Language[]>()

for (const [use, list] of Object.entries(UNIVERSAL)) enter(list, use as Use)
for (const language of LANGUAGES) {
  const { acts, person, around, giving, nameIs } = language
  for (const [use, list] of Object.entries({ ...acts, ...person, around, giving, nameIs }))
    if (typeof list === 'string') enter(list, use as Use, language)
  for (const word of new Set(spokenWords(language.common)))
    commonWords.set(word, [...(commonWords.get(word) ?? []), language])
}
for (const list of entries.values()) list.sort((a, b) => b.words.length - a.words.length)
for (const word of inPhrases) if (!shortForms.has(oneOfEach(word))) shortForms.set(oneOfEach(word), word)

/** The single words for an agent, in any language. */
export const AGENT_WORDS = [...entries.values()]
  .flat()
  .flatMap(({ words, use }) => (words.length === 1 && use === 'agent' ? words : []))

/** The phrases that begin at a place, the longest first. */
export function phrasesAt(words: string[], at: number): Phrase[] {
  return (entries.get(words[at] ?? '') ?? []).filter((entry) => entry.words.every((word, n) => words[at + n] === word))
}

/**
 * The uses of the phrases that make up a text from its first word to its last, all of one language or of none.
 * Undefined where it holds anything but phrases of the uses that are allowed.
 */
export function usesOf(
  words: string[],
  language: Language | undefined,
  allowedUses: ReadonlySet<Use>,
  start = 0,
  deadEnds = new Set<number>(),
): Use[] | undefined {
  if (start === words.length) return []
  if (deadEnds.has(start)) return undefined
  for (const { words: phraseWords, use, language: phraseLanguage } of phrasesAt(words, start)) {
    if ((phraseLanguage && phraseLanguage !== language) || !allowedUses.has(use)) continue
    const rest = usesOf(words, language, allowedUses, start + phraseWords.length, deadEnds)
    if (rest) return [use, ...rest]
  }
  // A picture that has no meaning of its own only colours what is said.
  const rest =
    isPicture(words[start] ?? '') && allowedUses.has('fine')
      ? usesOf(words, language, allowedUses, start + 1, deadEnds)
      : undefined
  if (rest) return ['fine', ...rest]
  deadEnds.add(start)
  return undefined
}

/** The languages that have a phrase in a text; undefined for what every language has. */
export function languagesIn(words: string[]): Set<Language | undefined> {
  return new Set([undefined, ...words.flatMap((_, at) => phrasesAt(words, at).map(({ language }) => language))])
}

/** The languages in which a word is a common one. */
export function languagesOfCommonWord(word: string): Language[] {
  return commonWords.get(word) ?? []
}

/** Whether a word is no other with a typing error: any language has a phrase that begins with the word, or it is a common one. */
export function isKnown(word: string): boolean {
  return inPhrases.has(word) || commonWords.has(word) || notErrors.has(word)
}

/** The words of a text, and those that were drawn out as they are known. */
export function knownWords(text: string): string[] {
  return spokenWords(text).map((word) => {
    const short = isKnown(word) ? undefined : withoutDrawl(word)
    return short === undefined ? word : (shortForms.get(short) ?? short)
  })
}

function enter(list: string, use: Use, language?: Language): void {
  for (const phrase of phrasesOf(list)) {
    const words = spokenWords(phrase)
    const [first] = words
    if (first === undefined) throw new Error(`“${phrase}” has no words.`)
    for (const word of words) inPhrases.add(word)
    entries.set(first, [...(entries.get(first) ?? []), { words, use, language }])
  }
}

function isPicture(word: string): boolean {
  return /^\p{Extended_Pictographic}$/u.test(word)
}
