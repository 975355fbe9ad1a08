import { Invalid, Unauthorized } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { readVisitedPage, type VisitedPage } from './visited-page'

const LONGEST_NAME = 100
const LONGEST_TOKEN = 200

/** Why a name or an email address was not taken, by field. */
export type FieldRefusals = Record<string, string>

/**
 * Reads an introduction, which opens a session. An invalid name or email address is reported in `refusals`, and the
 * session opens without it. Throws `Unauthorized` for what cannot be a token, and where they claim an identity: it
 * would have to be proved, and there is nothing yet to prove it with.
 */
export function readIntroduction(fields: Fields): { introduction: Introduction; refusals: FieldRefusals } {
  if (fields.has('identity')) throw new Unauthorized('Identity verification is not set up yet.')
  const refusals: FieldRefusals = {}
  const claim: Claim = { name: wellMeant(() => readName(fields)), email: wellMeant(() => fields.email('email')) }
  return { introduction: { token: readToken(fields), ...claim, page: readVisitedPage(fields.value('page')) }, refusals }

  function wellMeant(read: () => string | undefined): string | undefined {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      Object.assign(refusals, error.fields)
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

/** A client may have lost or mixed up its token; on this error it requests a new one. */
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
  page?: VisitedPage
}
