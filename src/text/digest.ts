import { createHmac, timingSafeEqual } from 'node:crypto'

/** SHA-256 in hexadecimal digits: what the database holds in place of what only its owner may know. */
export function sha256(text: string): string {
  return new Bun.CryptoHasher('sha256').update(text).digest('hex')
}

/** HMAC-SHA-256 as base64url: nobody without the key can make it. */
export function hmac(key: Uint8Array, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Whether two texts are the same; the time it takes does not say where they differ. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/**
 * A short name for a content, another for each: for addresses, ETags and topics. Whoever tries can find two contents
 * with the same one, so it proves nothing.
 */
export function fingerprint(content: string | Uint8Array<ArrayBuffer>): string {
  return Bun.hash(content).toString(36)
}

/** So many random bytes as text. Nobody can guess 32. Hexadecimal digits also suit file systems that ignore case. */
export function randomToken(bytes = 32, encoding: 'base64url' | 'hex' = 'base64url'): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString(encoding)
}

/** So many random letters out of 32, for people to read and type; each has five bits. */
export function randomLetters(count: number, letters: string): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) => letters[byte % 32]).join('')
}
