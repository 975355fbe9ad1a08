import { fold } from '../../text/search-text'

/**
 * The words of a text as they are compared: without capitals, accents, apostrophes and what cannot be seen. A picture
 * is a word, and so is each character of a language that puts no space between words.
 */
export function spokenWords(text: string): string[] {
  const plain = fold(text.replace(UNSEEN, ''))
    .normalize('NFC')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
  return plain.match(WORD) ?? []
}

/**
 * The parts of a text between stops, as they were written. Numbers such as 2.5 and 1,000 stay whole.
 */
export function clausesOf(text: string): string[] {
  return text
    .replace(EMOTICON, ' ')
    .split(STOP)
    .filter((clause) => clause.trim() !== '')
}

/** A word that was drawn out, as in "heyyyy", with each letter once; undefined where none stands three times in a row. */
export function withoutDrawl(word: string): string | undefined {
  return /(\p{L})\1\1/u.test(word) ? oneOfEach(word) : undefined
}

/** A word with each letter that stands several times in a row once. */
export function oneOfEach(word: string): string {
  return word.replace(/(\p{L})\1+/gu, '$1')
}

// Invisible characters, the colour of a hand, the marks that Arabic may be written with, and what only stretches a word.
const UNSEEN =
  /\p{Cf}|\p{Variation_Selector}|\p{Emoji_Modifier}|[\u064b-\u065f]|\u0670|\u0640|\u115f|\u1160|\u3164|\u2800/gu
const EMOTICON = /(?<!\S)(?:[:;=]-?[)(dpo3/|]|<3|xd)(?!\S)/gi
const WORD =
  /\p{Extended_Pictographic}|[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]|(?:(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])[\p{L}\p{N}\p{M}])+/gu
// A comma before "who", where a language has one, parts nothing.
const STOP = /(?:[!?;\n()…。！？，、；：¿¡؟،।]|[.:](?!\d)|,(?!\d|\s*(?:котор|któr|d(?:er|ie|as|en|em) ))|\s[–—-]\s)+/iu
