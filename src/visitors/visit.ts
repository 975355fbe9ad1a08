import { eq } from 'drizzle-orm'
import { announceVisitor } from '../conversations/broadcasts'
import { db } from '../db/client'
import type { Device } from './browser'
import { type Visitor, visitors } from './schema'

/** A page of the site the visitor is on, as the page itself tells it. */
export interface PageSeen {
  pageUrl?: string
  pageTitle?: string
  referrer?: string
}

/** Notes that a visitor is here, with which browser and on which page. Agents who have a chat with them open see it. */
export async function visit(visitor: Visitor, page: PageSeen | undefined, device: Device): Promise<Visitor> {
  const [seen = visitor] = await db
    .update(visitors)
    .set({ lastSeenAt: new Date(), ...page, ...device })
    .where(eq(visitors.id, visitor.id))
    .returning()
  announceVisitor(seen)
  return seen
}
