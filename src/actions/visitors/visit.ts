import { eq } from 'drizzle-orm'
import { announceVisitor } from '../../announce/conversations'
import { db } from '../../db/client'
import type { Device } from '../../model/visitors/browser'
import { type Visitor, visitors } from '../../model/visitors/schema'
import type { VisitedPage } from '../../model/visitors/visited-page'

/** Notes that a visitor is here, with which browser and on which page. Agents who have a chat with them open see it. */
export async function visit(visitor: Visitor, page: VisitedPage | undefined, device: Device): Promise<Visitor> {
  const [currentVisitor = visitor] = await db
    .update(visitors)
    .set({ lastSeenAt: new Date(), ...page, ...device })
    .where(eq(visitors.id, visitor.id))
    .returning()
  announceVisitor(currentVisitor)
  return currentVisitor
}
