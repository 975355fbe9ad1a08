// No word is longer, and what looks for vowels in one takes the square of its length.
const LONGEST = 50

/**
 * Cuts the endings of English words that make `shipping`, `shipped` and `ships` look different. Lighter than Porter's
 * rules: what it leaves need not be a word, only the same for the forms of one.
 */
export function stem(word: string): string {
  if (word.length <= 3 || word.length > LONGEST || /[^a-z]/.test(word)) return word
  return withoutVowel(withoutTense(withoutPlural(word)))
}

function withoutPlural(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.replace(/s$/, '')
}

function withoutTense(word: string): string {
  const base = /^(.*[aeiouy].*)(ing|ed)$/.exec(word)?.[1]
  if (base === undefined || base.length < 3) return word
  // stopped → stop, but falling → fall
  return /([^aeiouylsz])\1$/.test(base) ? base.slice(0, -1) : base
}

function withoutVowel(word: string): string {
  if (word.length > 4 && word.endsWith('e')) return word.slice(0, -1)
  return word.replace(/y$/, 'i')
}
