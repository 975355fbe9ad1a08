import { escalate } from '../actions/handoffs/escalate'
import { announceMessage, announcePreviewRemoved } from '../announce/messages'
import { append, nothingIfKnown } from '../control/append'
import { sql } from '../db/client'
import { log } from '../ground/log'
import type { Conversation } from '../model/conversations/schema'
import type { AnswerPayload } from '../model/jobs'
import type { AppendResult } from '../model/messages/append-result'
import { conversationWithId } from '../reads/conversations/queries'
import { messageWithClientId } from '../reads/messages/queries'
import { knowledgeResponder } from './knowledge-responder'
import { languageOf } from './language-of'
import { askedConversation, stillAsked } from './queries'
import { type Answer, type WritingOptions, writeAnswer } from './write-answer'

/** A person must be called within 20 s of the question: besides this, a burst may take eight, and the queue its turn. */
const WITHIN_MS = 10_000

/**
 * Answers a visitor, unless a person took over, the chat ended or the visitor wrote again, before or meanwhile. The
 * answer is one statement that asks for all of that once more, so the AI never speaks over a person. A job that runs
 * again after a crash finds its message by its `clientId` and only does what was left. Throws when the database fails
 * or the process stops; then the job is tried again.
 */
export async function answerQuestion(
  question: AnswerPayload,
  signal: AbortSignal,
  options: Pick<WritingOptions, 'responder' | 'withinMs'> = { responder: knowledgeResponder, withinMs: WITHIN_MS },
): Promise<void> {
  const conversation = await askedConversation(question)
  if (!conversation) return withdraw(question)

  const clientId = Bun.randomUUIDv5(String(question.seq), conversation.id)
  const original = await messageWithClientId(clientId, sql`id = ${conversation.id}`)
  const answer = await answerOrApology(conversation, question, { ...options, showsPreview: !original }, signal)
  const result = original ?? (answer?.text ? await appendMessage(answer, clientId, question) : undefined)
  if (!original) announcePreviewRemoved(conversation)
  if (!answer?.escalation || (answer.text && !result)) return

  const { actor, reason } = answer.escalation
  await escalate(result?.conversation ?? conversation, actor, reason)
}

/** Nobody waits for this answer. If no newer question gets one either, the sign that the AI is writing is removed. */
async function withdraw({ conversationId, seq }: AnswerPayload): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (conversation && (conversation.askedSeq === seq || conversation.control !== 'ai'))
    announcePreviewRemoved(conversation)
}

/** The responder's answer, or where it fails an apology that ends with a person being called. */
async function answerOrApology(
  conversation: Conversation,
  question: AnswerPayload,
  options: WritingOptions,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  try {
    return await writeAnswer(conversation, question, options, signal)
  } catch (error) {
    if (signal.aborted) throw error
    log.error({ err: error, conversation: conversation.id }, 'the responder failed')
    const isLate = (error as Error).name === 'TimeoutError'
    return {
      text: languageOf(conversation.lastBody ?? '').sentences.failed[0] ?? '',
      escalation: { actor: 'responder', reason: isLate ? 'it took too long to answer' : 'it could not answer' },
    }
  }
}

async function appendMessage(
  { text, sources, confidence }: Answer,
  clientId: string,
  question: AnswerPayload,
): Promise<AppendResult | undefined> {
  const message = { author: 'ai' as const, body: text, clientId, sources, confidence }
  const result = await append(sql, message, { expect: stillAsked(question) }).catch(nothingIfKnown)
  // The message is announced before its preview is removed, so that the text never disappears.
  if (result) announceMessage(result)
  return result
}
