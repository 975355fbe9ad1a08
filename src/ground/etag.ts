import { fingerprint } from '../text/digest'

/** What a reply calls its content, so that a browser which has it can ask whether it is still the same. */
export function etagOf(content: string | Uint8Array<ArrayBuffer>): string {
  return `"${fingerprint(content)}"`
}

/** Whether who asks has this content already; 304 is all the answer they need. */
export function isKnown({ headers }: Request, etag: string): boolean {
  return headers.get('if-none-match')?.includes(etag) ?? false
}
