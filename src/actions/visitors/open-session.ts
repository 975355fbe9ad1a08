import { db, sql } from '../../db/client'
import { drizzleClock } from '../../db/clock'
import { Unauthorized } from '../../ground/errors'
import { use } from '../../limits/use'
import type { Conversation } from '../../model/conversations/schema'
import { SESSIONS } from '../../model/limits/kinds'
import type { Device } from '../../model/visitors/browser'
import type { Introduction } from '../../model/visitors/introduction'
import { type Visitor, visitors } from '../../model/visitors/schema'
import { newestConversation } from '../../reads/conversations/queries'
import { visitorWithToken } from '../../reads/visitors/queries'
import { newToken, tokenHash } from '../../reads/visitors/tokens'
import { searchable } from '../../text/search-text'
import { identify } from './identify'
import { visit } from './visit'

/** A visitor's session. Only a hash of its token is stored. */
export interface VisitorSession {
  token: string
  visitor: Visitor
  conversation: Conversation | undefined
}

/**
 * Opens a session: of the visitor whose token it is, brought up to date with what they say now, or of a new visitor
 * where there is no token. Throws `Unauthorized` for a token that nobody has, and `RateLimited` where too many new
 * visitors come from the address or in all; a known one is never turned away.
 */
export async function openSession(
  introduction: Introduction,
  device: Device,
  address?: string,
): Promise<VisitorSession> {
  const { token, page } = introduction
  if (token === undefined) {
    await use(SESSIONS, address)
    return welcome(introduction, device)
  }

  const knownVisitor = await visitorWithToken(token)
  if (!knownVisitor) throw new Unauthorized('This token is unknown.')

  const currentVisitor = await visit(knownVisitor, page, device)
  const visitor = await identify(currentVisitor, introduction)
  return { token, visitor, conversation: await newestConversation(sql, visitor.id) }
}

async function welcome({ name, email, page }: Introduction, device: Device): Promise<VisitorSession> {
  const token = newToken()
  const [visitor] = await db
    .insert(visitors)
    .values({
      tokenHash: tokenHash(token),
      name,
      email,
      search: searchable(name, email),
      ...page,
      ...device,
      firstSeenAt: drizzleClock(),
      lastSeenAt: drizzleClock(),
    })
    .returning()
  return { token, visitor: visitor as Visitor, conversation: undefined }
}
