import { wakeWorkersIn } from '../actions/messages/answer-later'
import { sql } from '../db/client'
import { type JobKind, send } from '../db/job-queue'
import { ANSWER, type AnswerPayload } from '../model/jobs'
import { isVisitorTyping } from '../realtime/visitor-typing'
import { answer } from '../responder/answer'
import { unansweredForMs } from '../responder/queries'

export const answering: JobKind<AnswerPayload> = {
  ...ANSWER,
  concurrency: 8,
  expireInSeconds: 60,
  work: answerWhenQuiet,
}

/** After this time a burst is answered, even if the visitor is still typing. */
const LONGEST_BURST_MS = 8000
const LOOK_AGAIN_AFTER_MS = 1000

async function answerWhenQuiet(question: AnswerPayload, signal: AbortSignal): Promise<void> {
  if (isVisitorTyping(question.conversationId) && (await goesOn(question))) {
    await sql.begin((tx) => send(tx, ANSWER, question, LOOK_AGAIN_AFTER_MS / 1000))
    return wakeWorkersIn(LOOK_AGAIN_AFTER_MS)
  }
  await answer(question, signal)
}

async function goesOn(question: AnswerPayload): Promise<boolean> {
  const waited = await unansweredForMs(question)
  return waited !== undefined && waited < LONGEST_BURST_MS
}
