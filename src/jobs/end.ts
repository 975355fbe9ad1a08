import type { Transaction } from '../db/client'
import { endNow } from '../handoffs/end-soon'
import { type JobKind, send } from './queue'

interface Payload {
  conversationId: string
  /** Which end of the conversation: that of this time, in epoch milliseconds. */
  at: number
}

/** Ends a conversation when it is too late to take that back. */
export const ending: JobKind<Payload> = { name: 'end', concurrency: 1, expireInSeconds: 30, work: ({ conversationId, at }) => endNow(conversationId, at) }

export async function endLater(tx: Transaction, payload: Payload, afterS: number): Promise<void> {
  await send(tx, ending, payload, afterS)
}
