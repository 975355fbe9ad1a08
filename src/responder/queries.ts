import { type Fragment, sql } from '../db/client'
import type { Conversation } from '../model/conversations/schema'
import type { AnswerPayload } from '../model/jobs'
import type { Message } from '../model/messages/schema'
import { stretchOf } from '../reads/messages/stretch'
import type { AnswerContext } from './responder'

/** That a question still waits for the AI: nobody took over, the chat goes on, and the visitor has not written again. */
export function stillAsked({ conversationId, epoch, seq }: AnswerPayload): Fragment {
  return sql`id = ${conversationId} and control = 'ai' and epoch = ${epoch} and asked_seq = ${seq} and ended_at is null`
}

/** The conversation of a question that still waits for the AI. */
export async function askedConversation(question: AnswerPayload): Promise<Conversation | undefined> {
  const [conversation] = await sql<Conversation[]>`select * from conversations where ${stillAsked(question)}`
  return conversation
}

/** How long the first message without an answer has waited, by the database's clock; undefined if none is waiting any longer. */
export async function unansweredForMs(question: AnswerPayload): Promise<number | undefined> {
  const [first] = await sql<{ ms: number }[]>`
    select extract(epoch from clock_timestamp() - min(messages.created_at))::float8 * 1000 as ms
    from messages
    where conversation_id = (select id from conversations where ${stillAsked(question)}) and author = 'visitor' and messages.seq <= ${question.seq}
      and messages.seq > coalesce((
        select seq from messages where conversation_id = ${question.conversationId} and author in ('ai', 'agent') order by seq desc limit 1
      ), 0)`
  return first?.ms ?? undefined
}

// A question is long before this; what somebody pastes beyond it would only keep the server busy.
const READ_AT_MOST = 2000

/** The thread up to a question, as a responder needs it: of each message its beginning. */
export async function threadUpTo({
  conversationId,
  seq,
}: AnswerPayload): Promise<Pick<AnswerContext, 'questions' | 'history'>> {
  const thread = await stretchOf(conversationId, { before: seq + 1 })
  const messages = thread.messages
    .filter(saidToVisitor)
    .map((message) => ({ ...message, body: message.body.slice(0, READ_AT_MOST) }))
  const start = messages.findLastIndex(answersOrHandsOff) + 1
  return {
    questions: messages.slice(start).filter(({ author }) => author === 'visitor'),
    history: messages.slice(0, start),
  }
}

/** Notes are for the team alone, and what was taken back is for nobody. */
function saidToVisitor({ author, deletedAt }: Message): boolean {
  return author !== 'note' && deletedAt === null
}

/** What was asked before an answer is answered; before a handoff, it was a person's to answer. */
function answersOrHandsOff({ author, visitorBody }: Message): boolean {
  return author === 'ai' || author === 'agent' || (author === 'system' && visitorBody !== null)
}
