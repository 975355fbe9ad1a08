import { randomToken, sha256 } from '../../text/digest'

/** A new bearer token for a visitor: 256 random bits. */
export function newToken(): string {
  return randomToken()
}

/** What the database stores for a token. */
export function tokenHash(token: string): string {
  return sha256(token)
}
