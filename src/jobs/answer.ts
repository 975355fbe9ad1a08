import { wakeWorkersIn } from '../actions/messages/answer-later'
import { sql } from '../db/client'
import { type JobKind, send } from '../db/job-queue'
import { ANSWER, type AnswerPayload } from '../model/jobs'
import { isVisitorTyping } from '../realtime/visitor-typing'
import { answerQuestion } from '../responder/answer'
import { unansweredForMs } from '../responder/queries'

export const answerJob: JobKind<AnswerPayload> = {
  ...ANSWER,
  concurrency: 8,
  expireInSeconds: 60,
  work: answerWhenQuiet,
}

/** A burst is answered after this time at the latest, even if the visitor is still typing. */
const LONGEST_BURST_MS = 8000
const LOOK_AGAIN_AFTER_MS = 1000

async function answerWhenQuiet(question: AnswerPayload, signal: AbortSignal): Promise<void> {
  if (isVisitorTyping(question.conversationId) && (await goesOn(question))) {
    await sql.begin((tx) => send(tx, ANSWER, question, LOOK_AGAIN_AFTER_MS / 1000))
    return wakeWorkersIn(LOOK_AGAIN_AFTER_MS)
  }
  await answerQuestion(question, signal)
}

async function goesOn(question: AnswerPayload): Promise<boolean> {
  const waited = await unansweredForMs(question)
  return waited !== undefined && waited < LONGEST_BURST_MS
}
