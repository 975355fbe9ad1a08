import { config } from '../config'
import type { Conversation } from '../conversations/schema'
import type { Transaction } from '../db/client'
import { timeOut } from '../handoffs/time-out'
import { type JobKind, send } from './queue'

interface Payload {
  conversationId: string
  epoch: number
}

/** Gives an escalated conversation back to the AI when nobody has accepted it in time. */
export const handOffTimeout: JobKind<Payload> = {
  name: 'hand-off-timeout',
  concurrency: 1,
  expireInSeconds: 30,
  work: ({ conversationId, epoch }) => timeOut(conversationId, epoch),
}

export async function timeOutLater(tx: Transaction, { id, epoch }: Conversation): Promise<void> {
  await send(tx, handOffTimeout, { conversationId: id, epoch }, config.handoffTimeoutS)
}
