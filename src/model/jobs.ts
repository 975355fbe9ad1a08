import type { JobName } from '../db/job-queue'

// What can be left for later, and with what. The workers are in `src/jobs`.

/** Has the responder answer a visitor's message. */
export interface AnswerPayload {
  conversationId: string
  /** The epoch in which the responder was asked; the answer is dropped in any other. */
  epoch: number
  /** `seq` of the message to answer; the answer is dropped when the visitor has written again. */
  seq: number
}
export const ANSWER: JobName<AnswerPayload> = { name: 'answer' }

/** Gives an escalated conversation back to the AI when nobody has accepted it in time. */
export interface TimeOutPayload {
  conversationId: string
  epoch: number
}
export const TIME_OUT: JobName<TimeOutPayload> = { name: 'hand-off-timeout' }

/** Ends a conversation when it is too late to undo that. */
export interface EndPayload {
  conversationId: string
  /** Which end of the conversation: that of this time, in epoch milliseconds. */
  at: number
}
export const END: JobName<EndPayload> = { name: 'end' }
