import type { Conversation } from '../conversations/schema'
import type { Transaction } from '../db/client'
import { answer } from '../responder/answer'
import { type JobKind, send } from './queue'

export interface AnswerPayload {
  conversationId: string
  /** The epoch in which the responder was asked; the answer is dropped in any other. */
  epoch: number
  /** `seq` of the message to answer; the answer is dropped when the visitor has written again. */
  seq: number
}

/** Has the responder answer a visitor's message. */
export const answering: JobKind<AnswerPayload> = { name: 'answer', concurrency: 8, expireInSeconds: 60, work: answer }

export async function answerLater(tx: Transaction, { id, epoch, askedSeq }: Conversation): Promise<void> {
  await send(tx, answering, { conversationId: id, epoch, seq: askedSeq })
}
