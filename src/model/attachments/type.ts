import { fileTypeFromBuffer } from 'file-type'

/** How much of a file's beginning tells what it is, in bytes. */
export const HEAD_BYTES = 64 * 1024

const TEXT = 'text/plain; charset=utf-8'
const UNKNOWN = 'application/octet-stream'

// What a browser might take for a page or a script; it is always treated as plain text.
const MARKUP = /^text\/|[/+]xml\b|html|javascript|ecmascript/

/** What a file is, from its beginning: what its sender and its name say is not believed. A MIME type. */
export async function typeOf(head: Uint8Array): Promise<string> {
  const sniffed = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime
  if (sniffed && !MARKUP.test(sniffed)) return sniffed
  return isText(head) ? TEXT : UNKNOWN
}

/** Whether this begins as UTF-8 without the control characters that no text has. A character cut at the end is fine. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
  } catch {
    return false
  }
}
