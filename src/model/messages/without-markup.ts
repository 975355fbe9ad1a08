/** What is written with formatting, as words on a line: without the marks, and links by their names. */
export function withoutMarkup(text: string): string {
  return text
    .replace(/^[ \t]*(?:```.*|#{1,6} |> ?|[-*+] )/gm, '')
    .replace(/!?\[([^[\]\n]{1,300})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/\*\*|~~|`+/g, '')
    .replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1')
}
