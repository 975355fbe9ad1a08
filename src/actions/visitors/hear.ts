import type { Visitor } from '../../model/visitors/schema'
import { noteReceipt, readReceipt } from '../conversations/receipts'
import { visitorTypes } from '../conversations/typing'

/** What a visitor's page says over its socket: that they are typing, or how far it has got in the thread. */
export async function hearVisitor(visitor: Visitor, said: Record<string, unknown>): Promise<void> {
  if (said.type === 'typing') await visitorTypes(visitor, said)
  const receipt = said.type === 'receipt' ? readReceipt(said) : undefined
  if (receipt) await noteReceipt(visitor, receipt)
}
