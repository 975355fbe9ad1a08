import { timingSafeEqual } from 'node:crypto'

/**
 * Guards the set-up page: only who can read the server's output can make the first admin. Lives as long as the
 * process; a restart prints a new one.
 */
const code = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 32).toString(32).toUpperCase()).join('')

export const setUpCode = code.replace(/(.{4})(?=.)/g, '$1-')

/** Whether somebody typed the code, in any case and with or without its dashes. */
export function isSetUpCode(typed: string): boolean {
  const plain = Buffer.from(typed.toUpperCase().replace(/[^0-9A-Z]/g, ''))
  const wanted = Buffer.from(code)
  return plain.length === wanted.length && timingSafeEqual(plain, wanted)
}
