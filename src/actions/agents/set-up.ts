import { Invalid, RateLimited } from '../../ground/errors'
import { giveBack, spend } from '../../limits/spend'
import type { Limit } from '../../model/limits/kinds'
import { isSame, randomLetters } from '../../text/digest'

/**
 * Guards the set-up page: only who can read the server's output can make the first admin. Lives as long as the
 * process; a restart prints a new one.
 */
const code = randomLetters(12, '0123456789ABCDEFGHIJKLMNOPQRSTUV')

export const setUpCode = code.replace(/(.{4})(?=.)/g, '$1-')

/** Wrong codes from one address, and from all together. */
const BY_ADDRESS: Limit = { name: 'set-up-address', most: 10, seconds: 15 * 60, returns: 'together' }
const BY_ALL: Limit = { name: 'set-up', most: 1000, seconds: 15 * 60, returns: 'together' }
export const SET_UP_LIMITS = [BY_ADDRESS, BY_ALL]

/**
 * Checks the set-up code. Throws `Invalid` if it is wrong and `RateLimited` after too many wrong codes. Each attempt is
 * counted before it is checked.
 */
export async function checkSetUpCode(input: string, address: string): Promise<void> {
  const tooMany = await spend(BY_ADDRESS, address)
  if (tooMany !== undefined) throw tooManyCodes(tooMany)
  const tooManyInAll = await spend(BY_ALL, '')
  if (tooManyInAll !== undefined) {
    await giveBack(BY_ADDRESS, address)
    throw tooManyCodes(tooManyInAll)
  }

  if (!isSetUpCode(input)) throw new Invalid({ code: 'Wrong code. Use the one that Parley printed when it started.' })
  await giveBack(BY_ADDRESS, address)
  await giveBack(BY_ALL, '')
}

/** Whether somebody typed the code, in any case and with or without its dashes. */
function isSetUpCode(input: string): boolean {
  return isSame(input.toUpperCase().replace(/[^0-9A-Z]/g, ''), code)
}

function tooManyCodes(retryAfterMs: number): RateLimited {
  return new RateLimited(`Too many wrong codes. Try again in ${Math.ceil(retryAfterMs / 60_000)} min.`, retryAfterMs)
}
