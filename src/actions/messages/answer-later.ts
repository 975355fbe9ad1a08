import { announceAnswering } from '../../announce/answers'
import type { Transaction } from '../../db/client'
import { send, wakeWorkers } from '../../db/job-queue'
import { config } from '../../ground/config'
import type { Conversation } from '../../model/conversations/schema'
import { ANSWER, type AnswerPayload } from '../../model/jobs'
import { asksForPerson } from '../../model/language/asks-for-person'
import type { AppendResult } from '../../model/messages/append-result'
import { noteVisitorTyping } from '../../realtime/visitor-typing'

/**
 * Has a visitor answered once they have been quiet for a moment. People write in bursts, and each message sends a job,
 * but only the last job finds its question still the newest. A request for a person does not wait.
 */
export async function answerLater(tx: Transaction, { conversation, message }: AppendResult): Promise<void> {
  await send(tx, ANSWER, payloadOf(conversation), quietMs(message.body) / 1000)
}

/** Called after the commit of `answerLater`: wakes the workers when it is time, and shows that an answer is coming. */
export function answerSoon({ conversation, message }: AppendResult): void {
  noteVisitorTyping(conversation.id, false)
  const ms = quietMs(message.body)
  if (ms > 0) announceAnswering(conversation)
  // A page opens its conversation with the first message, and does not hear yet what is announced now.
  if (ms > 0 && message.seq === 1) setTimeout(announceAnswering, ms / 2, conversation).unref()
  wakeWorkersIn(ms)
}

const QUIET_MS = 2000
/** A job is due by the clock of the database, which may be a little behind. */
const MARGIN_MS = 50
/** A request for a person is near the beginning of a text. */
const HEARD_AT_MOST = 2000

/** Shorter than the time between two messages, so that nobody who may write at once waits. */
function quietMs(body: string): number {
  return asksForPerson(body.slice(0, HEARD_AT_MOST))
    ? 0
    : Math.min(QUIET_MS, Math.floor((config.messageIntervalMs * 2) / 3))
}

function payloadOf({ id, epoch, askedSeq }: Conversation): AnswerPayload {
  return { conversationId: id, epoch, seq: askedSeq }
}

/** Wakes the workers when a job that was sent for later is due. */
export function wakeWorkersIn(ms: number): void {
  if (ms === 0) wakeWorkers()
  else setTimeout(wakeWorkers, ms + MARGIN_MS).unref()
}
