import type { Transaction } from '../../db/client'
import { send } from '../../db/job-queue'
import { config } from '../../ground/config'
import type { Conversation } from '../../model/conversations/schema'
import { TIME_OUT } from '../../model/jobs'

/** Gives a conversation that has just been escalated back to the AI, unless somebody accepts it in time: see `timeOut`. */
export async function timeOutLater(tx: Transaction, { id, epoch }: Conversation): Promise<void> {
  await send(tx, TIME_OUT, { conversationId: id, epoch }, config.handoffTimeoutS)
}
