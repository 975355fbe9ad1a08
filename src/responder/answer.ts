import { escalate } from '../actions/handoffs/escalate'
import { announceDraftGone, announceMessage } from '../announce/messages'
import { append, nothingIfKnown } from '../control/append'
import { sql } from '../db/client'
import { log } from '../ground/log'
import type { Conversation } from '../model/conversations/schema'
import type { AnswerPayload } from '../model/jobs'
import type { Appended } from '../model/messages/appended'
import { conversationWithId } from '../reads/conversations/queries'
import { messageWithClientId } from '../reads/messages/queries'
import { knowledgeResponder } from './knowledge'
import { languageOf } from './language-of'
import { askedConversation, stillAsked } from './queries'
import { type AnswerDraft, type Writing, writeDraft } from './write-draft'

/** A person must be called within 20 s of the question: besides this, a burst may take eight, and the queue its turn. */
const WITHIN_MS = 10_000

/**
 * Answers a visitor, unless a person took over, the chat ended or the visitor wrote again, before or meanwhile. The
 * answer is one statement that asks for all of that once more, so the AI never speaks over a person. A job that runs
 * again after a crash finds its message by its `clientId` and only does what was left. Throws when the database fails
 * or the process stops; then the job is tried again.
 */
export async function answer(
  question: AnswerPayload,
  signal: AbortSignal,
  by: Pick<Writing, 'responder' | 'withinMs'> = { responder: knowledgeResponder, withinMs: WITHIN_MS },
): Promise<void> {
  const conversation = await askedConversation(question)
  if (!conversation) return withdraw(question)

  const clientId = Bun.randomUUIDv5(String(question.seq), conversation.id)
  const said = await messageWithClientId(clientId, sql`id = ${conversation.id}`)
  const draft = await written(conversation, question, { ...by, shown: !said }, signal)
  const answered = said ?? (draft?.text ? await say(draft, clientId, question) : undefined)
  if (!said) announceDraftGone(conversation)
  if (!draft?.escalation || (draft.text && !answered)) return

  const { by: actor, reason } = draft.escalation
  await escalate(answered?.conversation ?? conversation, actor, reason)
}

/** Nobody waits for an answer: where no newer question will get one either, nothing must look as if one came. */
async function withdraw({ conversationId, seq }: AnswerPayload): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (conversation && (conversation.askedSeq === seq || conversation.control !== 'ai')) announceDraftGone(conversation)
}

/** The responder's answer, or where it fails an apology that ends with a person being called. */
async function written(
  conversation: Conversation,
  question: AnswerPayload,
  writing: Writing,
  signal: AbortSignal,
): Promise<AnswerDraft | undefined> {
  try {
    return await writeDraft(conversation, question, writing, signal)
  } catch (error) {
    if (signal.aborted) throw error
    log.error({ err: error, conversation: conversation.id }, 'the responder failed')
    const late = (error as Error).name === 'TimeoutError'
    return {
      text: languageOf(conversation.lastBody ?? '').says.failed[0] ?? '',
      escalation: { by: 'responder', reason: late ? 'it took too long to answer' : 'it could not answer' },
    }
  }
}

async function say(
  { text, sources, confidence }: AnswerDraft,
  clientId: string,
  question: AnswerPayload,
): Promise<Appended | undefined> {
  const message = { author: 'ai' as const, body: text, clientId, sources, confidence }
  const answered = await append(sql, message, { expect: stillAsked(question) }).catch(nothingIfKnown)
  // The message comes before its draft goes: the text stands there all the time.
  if (answered) announceMessage(answered)
  return answered
}
