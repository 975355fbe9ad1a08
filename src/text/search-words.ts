/**
 * What somebody searches for, as they typed it, but without what PostgreSQL's text cannot hold, and not longer than
 * `most` characters. An address can say anything, or nothing.
 */
export function searchWords(value: unknown, most: number): string {
  if (typeof value !== 'string') return ''
  return [...value.toWellFormed().replaceAll('\0', '')].slice(0, most).join('')
}
