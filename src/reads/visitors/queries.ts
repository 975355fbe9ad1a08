import { eq } from 'drizzle-orm'
import { db, sql } from '../../db/client'
import { type Visitor, visitors } from '../../model/visitors/schema'
import { tokenHash } from './tokens'

export async function visitorWithToken(token: string): Promise<Visitor | undefined> {
  // Every request of a visitor begins here: written as SQL, the statement stays prepared.
  const [visitor] = await sql<Visitor[]>`select * from visitors where token_hash = ${tokenHash(token)}`
  return visitor
}

export async function visitorWithId(id: string): Promise<Visitor | undefined> {
  const [visitor] = await db.select().from(visitors).where(eq(visitors.id, id))
  return visitor
}
