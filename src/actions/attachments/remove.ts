import { sql, type Transaction } from '../../db/client'
import { NotFound } from '../../ground/errors'
import { log } from '../../ground/log'
import { store } from '../../ground/store/store'
import type { Attachment } from '../../model/attachments/schema'
import { waitingFile } from '../../reads/attachments/queries'
import type { Sender } from '../../reads/attachments/sender'

/** Removes a file that waits for a message. Throws `NotFound` if it is not the sender's or no longer waits. */
export async function takeFileBack(id: string, sender: Sender): Promise<void> {
  const file = await waitingFile(id, sender)
  if (!file) throw new NotFound('File not found.')
  // A message that is being sent may have taken the file.
  if ((await removeFiles([file])) === 0) throw new NotFound('File not found.')
}

/**
 * Detaches the files of a message in the transaction that deletes it; `removeFromStore` removes them after the commit.
 */
export function takeFilesFrom(tx: Transaction, messageId: string): Promise<Attachment[]> {
  return tx<
    Attachment[]
  >`update attachments set message_id = null, created_at = 'epoch' where message_id = ${messageId} returning *`
}

/** Removes those of the files that have no message; returns how many there were. */
export async function removeFiles(files: Pick<Attachment, 'id'>[]): Promise<number> {
  const ids = files.map(({ id }) => id)
  const removedFiles = await sql<
    Attachment[]
  >`update attachments set created_at = 'epoch' where id = any(${ids}::uuid[]) and message_id is null returning *`
  await removeFromStore(removedFiles)
  return removedFiles.length
}

/**
 * Removes files that are marked as long past their time: no message can use them any longer. Their bytes go before
 * their rows, so the sweep finds again what cannot be removed now.
 */
export async function removeFromStore(files: Attachment[]): Promise<void> {
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
