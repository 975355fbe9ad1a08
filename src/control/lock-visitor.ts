import type { Transaction } from '../db/client'
import { Unauthorized } from '../ground/errors'
import type { Visitor } from '../model/visitors/schema'

/**
 * Locks a visitor's row, so that of two first messages at once the second finds the conversation of the first. Throws
 * `Unauthorized` if the visitor was forgotten at this very moment: the client then opens a new session.
 */
export async function lockVisitor(tx: Transaction, { id }: Pick<Visitor, 'id'>): Promise<void> {
  const [row] = await tx`select id from visitors where id = ${id} for update`
  if (!row) throw new Unauthorized('This token is unknown.')
}
