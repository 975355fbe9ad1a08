import { sql } from '../db/client'
import { NotFound } from '../http/errors'
import { log } from '../log'
import { waitingFile } from './queries'
import type { Attachment } from './schema'
import type { Sender } from './sender'
import { store } from './store'

/** Takes a file back that waits for a message. Throws `NotFound` where it is not the sender's, or does not wait. */
export async function takeFileBack(id: string, sender: Sender): Promise<void> {
  const file = await waitingFile(id, sender)
  if (!file) throw new NotFound('There is no such attachment.')
  await removeFiles([file])
}

/** Takes the files of a message away, rows and bytes. */
export async function removeFilesOf(messageId: string): Promise<void> {
  await letGo(await sql<Attachment[]>`update attachments set message_id = null, created_at = 'epoch' where message_id = ${messageId} returning *`)
}

/** Takes files away that have no message. */
export async function removeFiles(files: Pick<Attachment, 'id'>[]): Promise<void> {
  const ids = files.map(({ id }) => id)
  await letGo(await sql<Attachment[]>`update attachments set created_at = 'epoch' where id = any(${ids}::uuid[]) and message_id is null returning *`)
}

/**
 * Removes files that are marked as long past their time: no message can name them any more. Their bytes go before their
 * rows, so what cannot be removed now, the sweep finds again.
 */
async function letGo(files: Attachment[]): Promise<void> {
  for (const { id, key, thumbnailKey } of files) {
    try {
      await store().remove(key)
      if (thumbnailKey) await store().remove(thumbnailKey)
      await sql`delete from attachments where id = ${id}`
    } catch (error) {
      log.warn({ err: error, attachment: id }, 'a file could not be removed; it will be tried again')
    }
  }
}
