import { config } from '../config'
import type { Conversation } from '../conversations/schema'
import { isVisitorTyping, noteVisitorTyping } from '../conversations/visitor-typing'
import { sql, type Transaction } from '../db/client'
import type { Appended } from '../messages/append'
import { answer } from '../responder/answer'
import { asksForPerson } from '../responder/asks-for-person'
import { announceAnswering } from '../responder/broadcasts'
import { unansweredForMs } from '../responder/queries'
import { type JobKind, send, wakeWorkers } from './queue'

export interface AnswerPayload {
  conversationId: string
  /** The epoch in which the responder was asked; the answer is dropped in any other. */
  epoch: number
  /** `seq` of the message to answer; the answer is dropped when the visitor has written again. */
  seq: number
}

/** Has the responder answer a visitor's message. */
export const answering: JobKind<AnswerPayload> = { name: 'answer', concurrency: 8, expireInSeconds: 60, work: answerWhenQuiet }

/**
 * Has what a visitor wrote answered once they have been quiet for a while: people write in bursts, and each message
 * makes a job of its own, of which only the last finds its question still the newest. Who asks for a person does not wait.
 */
export async function answerLater(tx: Transaction, { conversation, message }: Appended): Promise<void> {
  await send(tx, answering, payloadOf(conversation), quietMs(message.body) / 1000)
}

/** Called after the commit of `answerLater`: wakes the workers when it is time, and shows that an answer is coming. */
export function answerSoon({ conversation, message }: Appended): void {
  noteVisitorTyping(conversation.id, false)
  const ms = quietMs(message.body)
  if (ms > 0) announceAnswering(conversation)
  // A page opens its conversation with the first message, and does not hear yet what is announced now.
  if (ms > 0 && message.seq === 1) setTimeout(announceAnswering, ms / 2, conversation).unref()
  wakeWorkersIn(ms)
}

const QUIET_MS = 2000
/** After this time a burst is answered, even if the visitor is still typing. */
const LONGEST_BURST_MS = 8000
const LOOK_AGAIN_AFTER_MS = 1000
/** A job is due by the clock of the database, which may be a little behind. */
const MARGIN_MS = 50
/** Who asks for a person says so near the beginning. */
const HEARD_AT_MOST = 2000

/** Shorter than the time between two messages, so that nobody who may write at once waits. */
function quietMs(body: string): number {
  return asksForPerson(body.slice(0, HEARD_AT_MOST)) ? 0 : Math.min(QUIET_MS, Math.floor((config.messageIntervalMs * 2) / 3))
}

async function answerWhenQuiet(question: AnswerPayload, signal: AbortSignal): Promise<void> {
  if (isVisitorTyping(question.conversationId) && (await goesOn(question))) {
    await sql.begin((tx) => send(tx, answering, question, LOOK_AGAIN_AFTER_MS / 1000))
    return wakeWorkersIn(LOOK_AGAIN_AFTER_MS)
  }
  await answer(question, signal)
}

async function goesOn(question: AnswerPayload): Promise<boolean> {
  const waited = await unansweredForMs(question)
  return waited !== undefined && waited < LONGEST_BURST_MS
}

function payloadOf({ id, epoch, askedSeq }: Conversation): AnswerPayload {
  return { conversationId: id, epoch, seq: askedSeq }
}

function wakeWorkersIn(ms: number): void {
  if (ms === 0) wakeWorkers()
  else setTimeout(wakeWorkers, ms + MARGIN_MS).unref()
}
