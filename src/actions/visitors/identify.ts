import { eq, sql } from 'drizzle-orm'
import { announceIdentified } from '../../announce/conversations'
import { db } from '../../db/client'
import { conversations } from '../../model/conversations/schema'
import type { Claim } from '../../model/visitors/introduction'
import { type Visitor, visitors } from '../../model/visitors/schema'
import { searchable } from '../../text/search-text'

/** Notes a visitor's name and email address; what is not given stays. Their conversations carry both as well. */
export async function identify(visitor: Visitor, { name, email }: Claim): Promise<Visitor> {
  const changes = { name: name ?? visitor.name, email: email ?? visitor.email }
  if (changes.name === visitor.name && changes.email === visitor.email) return visitor

  const search = searchable(changes.name, changes.email)
  const { identified, named: updatedRows } = await db.transaction(async (tx) => {
    const [identified] = await tx
      .update(visitors)
      .set({ ...changes, search })
      .where(eq(visitors.id, visitor.id))
      .returning()
    const updatedRows = await tx
      .update(conversations)
      .set({
        visitorName: changes.name,
        visitorEmail: changes.email,
        visitorSearch: search,
        version: sql`${conversations.version} + 1`,
      })
      .where(eq(conversations.visitorId, visitor.id))
      .returning()
    return { identified: identified ?? visitor, named: updatedRows }
  })
  announceIdentified(identified, updatedRows)
  return identified
}
