import { eq } from 'drizzle-orm'
import { db } from '../../db/client'
import { type SavedView, savedViews } from '../../model/saved-views/schema'

export async function removeSavedView({ id }: SavedView): Promise<void> {
  await db.delete(savedViews).where(eq(savedViews.id, id))
}
