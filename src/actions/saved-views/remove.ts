import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { type View, views } from '../../model/saved-views/schema'

export async function removeView({ id }: View): Promise<void> {
  await db.delete(views).where(eq(views.id, id))
}
