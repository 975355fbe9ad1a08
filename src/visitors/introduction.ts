import type { Fields } from '../http/body'
import { Unauthorized } from '../http/errors'
import type { Introduction } from './open-session'
import type { PageSeen } from './visit'

const LONGEST_NAME = 100

/**
 * Reads what somebody says who opens a session. Throws `Unauthorized` where they claim an identity: it would have to
 * be proved, and there is nothing yet to prove it with.
 */
export function readIntroduction(fields: Fields): Introduction {
  if (fields.has('identity')) throw new Unauthorized('Identity verification is not set up yet.')
  return { token: fields.line('token', 200), ...readClaim(fields), page: readPage(fields.object('page')) }
}

/** Reads a name and an email address, both optional. */
export function readClaim(fields: Fields) {
  return { name: fields.line('name', LONGEST_NAME), email: fields.email('email') }
}

/** A page's address and title are as long as they are, which is not the visitor's fault: what is too long is cut. */
function readPage(fields: Fields): PageSeen {
  return { pageUrl: cut('url', 2000), pageTitle: cut('title', 300), referrer: cut('referrer', 2000) }

  function cut(name: string, most: number): string | undefined {
    return fields.line(name, 100_000)?.slice(0, most)
  }
}
