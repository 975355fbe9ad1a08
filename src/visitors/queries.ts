import { eq } from 'drizzle-orm'
import { db } from '../db/client'
import { type Visitor, visitors } from './schema'
import { tokenHash } from './tokens'

export async function visitorWithToken(token: string): Promise<Visitor | undefined> {
  const [visitor] = await db.select().from(visitors).where(eq(visitors.tokenHash, tokenHash(token)))
  return visitor
}

export async function visitorWithId(id: string): Promise<Visitor | undefined> {
  const [visitor] = await db.select().from(visitors).where(eq(visitors.id, id))
  return visitor
}
