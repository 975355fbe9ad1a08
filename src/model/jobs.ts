import type { JobName } from '../db/job-queue'

// The kinds of jobs and their payloads. The workers are in `src/jobs`.

/** Has the responder answer a visitor's message. */
export const ANSWER: JobName<AnswerPayload> = { name: 'answer' }

export interface AnswerPayload {
  conversationId: string
  /** The epoch in which the responder was asked; the answer is dropped in any other. */
  epoch: number
  /** `seq` of the message to answer; the answer is dropped when the visitor has written again. */
  seq: number
}

/** Gives an escalated conversation back to the AI when nobody has accepted it in time. */
export const TIME_OUT: JobName<TimeOutPayload> = { name: 'hand-off-timeout' }

export interface TimeOutPayload {
  conversationId: string
  epoch: number
}

/** Ends a conversation when it is too late to undo that. */
export const END: JobName<EndPayload> = { name: 'end' }

export interface EndPayload {
  conversationId: string
  /** Which end of the conversation: that of this time, in epoch milliseconds. */
  at: number
}
