import type { Visitor } from '../../model/visitors/schema'
import { noteReceipt, readReceipt } from '../conversations/receipts'
import { visitorTypes } from '../conversations/typing'

/** What a visitor's page says over its socket: that they are typing, or how far it has got in the thread. */
export async function receiveFromVisitor(visitor: Visitor, clientFrame: Record<string, unknown>): Promise<void> {
  if (clientFrame.type === 'typing') await visitorTypes(visitor, clientFrame)
  const receipt = clientFrame.type === 'receipt' ? readReceipt(clientFrame) : undefined
  if (receipt) await noteReceipt(visitor, receipt)
}
