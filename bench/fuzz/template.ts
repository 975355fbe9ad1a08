/**
 * A request as text, byte by byte (Latin-1), with words in double braces for what differs from run to run: `{{agent}}`
 * stands for a cookie, `{{length}}` for the length of the body, and `{{1000×ab}}` for `ab` a thousand times.
 */
export type Template = string

/** What the words in braces stand for. */
export type Known = Record<string, string>

export function filled(template: Template, known: Known): Buffer {
  const text = template
    .replaceAll(/\{\{(\d+)\u00d7([^}]*)\}\}/g, (_, times, piece) => piece.repeat(Number(times)))
    .replaceAll(/\{\{(\w+)\}\}/g, (braces, name) => known[name] ?? braces)
  const head = text.indexOf('\r\n\r\n')
  const length = head < 0 ? 0 : text.length - head - 4
  return Buffer.from(text.replace('{{length}}', String(length)), 'latin1')
}

/** Characters beyond Latin-1 become the bytes that UTF-8 makes of them. */
export function asBytes(text: string): string {
  return Buffer.from(text).toString('latin1')
}
