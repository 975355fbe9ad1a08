/**
 * Text without accents, capitals and superfluous space, as names and what is searched for in them are compared.
 * `folded` in the database does the same to messages.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
}

/** What the search by name or email looks at. The two stand on lines of their own, so that no match spans both. */
export function searchable(name: string | null | undefined, email: string | null | undefined): string {
  return [name, email]
    .filter((text) => text != null)
    .map((text) => folded(text).trim())
    .join('\n')
}
