import { Invalid, Unauthorized } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { type PageSeen, pageSeen } from './page-seen'

const LONGEST_NAME = 100
const LONGEST_TOKEN = 200

/** Why a name or an email address was not taken, by field. */
export type Refused = Record<string, string>

/**
 * Reads what somebody says who opens a session. What is wrong with a name or an email address is in `refused`, and the
 * session opens without it. Throws `Unauthorized` for what cannot be a token, and where they claim an identity: it would
 * have to be proved, and there is nothing yet to prove it with.
 */
export function readIntroduction(fields: Fields): { introduction: Introduction; refused: Refused } {
  if (fields.has('identity')) throw new Unauthorized('Identity verification is not set up yet.')
  const refused: Refused = {}
  const claim: Claim = { name: wellMeant(() => readName(fields)), email: wellMeant(() => fields.email('email')) }
  return { introduction: { token: readToken(fields), ...claim, page: pageSeen(fields.value('page')) }, refused }

  function wellMeant(read: () => string | undefined): string | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      Object.assign(refused, error.fields)
      return undefined
    }
  }
}

/** Reads a name and an email address, both optional. Throws `Invalid`. */
export function readClaim(fields: Fields): Claim {
  return { name: readName(fields), email: fields.email('email') }
}

function readName(fields: Fields): string | undefined {
  return fields.line('name', LONGEST_NAME)
}

/** A client may have lost or mixed up its token; told that it is unknown, it gets a new one. */
function readToken(fields: Fields): string | undefined {
  const token = fields.value('token') ?? undefined
  if (token === undefined || token === '') return undefined
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN) throw new Unauthorized('This token is unknown.')
  return token
}

/** Who a visitor says they are. Nobody has proved it, so it opens nothing: it is only what agents call them. */
export interface Claim {
  name?: string
  email?: string
}

/** What somebody who opens a session says; the token is from their last one. */
export interface Introduction extends Claim {
  token?: string
  page?: PageSeen
}
