/**
 * Text without accents, capitals and superfluous space, as names and what is searched for in them are compared.
 * `folded` in the database does the same to messages.
 */
export function folded(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]+/g, '')
      .toLowerCase()
      // The last letter of a word is no other letter.
      .replaceAll('ς', 'σ')
      .replace(/\s+/g, ' ')
  )
}

/** What the search by name or email looks at. The two stand on lines of their own, so that no match spans both. */
export function searchable(name: string | null | undefined, email: string | null | undefined): string {
  return [name, email]
    .filter((text) => text != null)
    .map((text) => folded(text).trim())
    .join('\n')
}

/** The folded text, and for each place in it the place in the original that it comes from. */
export function flattened(text: string): { flat: string; origin: number[] } {
  let flat = ''
  const origin: number[] = []
  // A text has many characters, and few different ones.
  const known = new Map<string, string>()
  let at = 0
  for (const character of text) {
    const one = known.get(character) ?? folded(character)
    known.set(character, one)
    // Space in a row counts as one, as it does where it is searched.
    if (one !== ' ' || !flat.endsWith(' ')) {
      for (let n = 0; n < one.length; n++) origin.push(at)
      flat += one
    }
    at += character.length
  }
  return { flat, origin }
}
