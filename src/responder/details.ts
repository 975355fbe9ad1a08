/** Kinds of personal details in a message. */
export type DetailKind = 'email' | 'link' | 'number' | 'phone' | 'name'

interface TextWithoutDetails {
  text: string
  details: Set<DetailKind>
}

/**
 * A text without the addresses and numbers in it, and which there were: they are no part of what is asked. Where one
 * stood, a clause ends. A number that may be a size, a price or a year stays.
 */
export function withoutDetails(text: string): TextWithoutDetails {
  const details = new Set<DetailKind>()
  let rest = text
  for (const [kind, pattern] of PATTERNS) {
    rest = rest.replace(pattern, (match) => {
      if (kind === 'phone' && !isPhone(match)) return match
      details.add(kind)
      return kind === 'number' ? ' ' : ' ; '
    })
  }
  return { text: rest, details }
}

// Each is looked for only where a word begins, and none repeats without end: a long text takes no longer than its length.
const PATTERNS: [DetailKind, RegExp][] = [
  [
    'email',
    /(?<![^\s<>()[\]"',;:@])<?(?:mailto:)?[^\s<>()[\]"',;:@]{1,64}@[^\s<>()[\]"',;:@]{1,200}\.[\p{L}\p{N}-]{2,24}(?![^\s<>()[\]"',;:!?.])>?/giu,
  ],
  ['link', /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/giu],
  ['phone', /(?<![\p{L}\p{N}])\+?\(?\d{1,15}\)?(?:[ ./-]\(?\d{1,8}\)?){0,7}(?![\p{L}\p{N}])/gu],
  [
    'number',
    /(?<![\p{L}\p{N}])(?:#\s?[\p{L}\p{N}][\p{L}\p{N}-]{0,30}|(?:\p{L}{1,5}-?)?\d{5,16}(?:-\p{L}{0,3}\d{0,16})?|\p{L}{1,4}-\d{3,16})(?![\p{L}\p{N}])/gu,
  ],
]

const DATE = /^(?:\d{4}[./-]\d\d?[./-]\d\d?|\d\d?[./-]\d\d?[./-]\d{2,4})$/

/** Not a date or an amount: it begins as phone numbers do, or it is long and in groups. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length
  if (DATE.test(text)) return false
  return /^(?:\+|\(?0)/.test(text) ? digits >= 7 : digits >= 9 && /[ ./-]/.test(text)
}
