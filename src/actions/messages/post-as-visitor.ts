import { announceOpened } from '../../announce/conversations'
import { announceMessage } from '../../announce/messages'
import { type AppendOptions, append, type NewMessage, nothingIfKnown } from '../../control/append'
import { lockVisitor } from '../../control/lock-visitor'
import { sql, type Transaction } from '../../db/client'
import { useForWords } from '../../limits/use-for-words'
import type { Conversation } from '../../model/conversations/schema'
import type { AppendResult } from '../../model/messages/append-result'
import type { IncomingMessage, PostedMessage } from '../../model/messages/incoming-message'
import type { AskingVisitor, Visitor } from '../../model/visitors/schema'
import { newestConversation } from '../../reads/conversations/queries'
import { messageWithClientId } from '../../reads/messages/queries'
import { noteVisitorHere } from '../../realtime/visitors-here'
import { fileIsGone } from '../attachments/missing-files'
import { reopening, reopens } from '../conversations/reopen'
import { admitConversation, startConversation } from '../conversations/start'
import { answerLater, answerSoon } from './answer-later'
import { refusalOf } from './refusal'

/**
 * Sends a visitor's message into their conversation: the open one, the one that ended a short while ago, which it
 * reopens, or else a new one. Where the AI has control, the job that answers is part of the same transaction.
 * `current` is their conversation as it was a moment ago. Throws `RateLimited` within the interval of their last message,
 * and where too many messages or new chats come from their address or in all.
 */
export async function postAsVisitor(
  visitor: AskingVisitor,
  incomingMessage: IncomingMessage,
  current?: Conversation,
): Promise<PostedMessage> {
  const undo = await useForWords(visitor.address, incomingMessage.body).catch((refusal) => refusal as Error)
  // A message that was accepted before is recognised, even if no new one would be accepted.
  if (undo instanceof Error) return (await findResend(visitor, incomingMessage)) ?? Promise.reject(undo)

  let postedMessage: PostedMessage | undefined
  try {
    const newest = current ?? (await newestConversation(sql, visitor.id))
    postedMessage =
      (await postInOpen(visitor, incomingMessage, newest)) ??
      (await findResend(visitor, incomingMessage)) ??
      (await postAndOpen(visitor, incomingMessage, newest)) ??
      (await findResend(visitor, incomingMessage))
    if (!postedMessage)
      throw await refusalOf(incomingMessage, visitor.id, (await newestConversation(sql, visitor.id))?.id ?? null)
  } finally {
    // A resend, or a message that came too soon, is not stored.
    if (!postedMessage || postedMessage.isResend) await undo()
  }
  noteVisitorHere(visitor)
  return postedMessage
}

/** Into the conversation that is open. Where the AI has no control, no job goes along, and one statement does it. */
async function postInOpen(
  visitor: Visitor,
  incomingMessage: IncomingMessage,
  newest: Conversation | undefined,
): Promise<PostedMessage | undefined> {
  if (!newest || newest.endedAt || newest.ending) return undefined
  const open = sql`visitor_id = ${visitor.id} and ended_at is null and ending is null`
  const withPerson = { expect: sql`${open} and control <> 'ai'`, senderId: visitor.id }
  const result =
    (newest.control !== 'ai' &&
      (await append(sql, newMessage(visitor, incomingMessage), withPerson).catch(nothingIfKnown))) ||
    (await sql.begin((tx) => appendQuestion(tx, visitor, incomingMessage, { expect: open })).catch(nothingIfKnown))
  if (!result) return undefined

  announceMessage(result)
  return startAnswer(result)
}

/**
 * Into a conversation that is not open, or into a new one. The visitor's row is the lock: of two first messages at once,
 * the second finds the conversation of the first.
 */
async function postAndOpen(
  visitor: AskingVisitor,
  incomingMessage: IncomingMessage,
  last: Conversation | undefined,
): Promise<PostedMessage | undefined> {
  const admission = last && continues(last) ? undefined : await admitConversation(visitor.address)
  let opening: (AppendResult & { isNew?: true }) | undefined
  try {
    opening = await sql
      .begin(async (tx) => {
        await lockVisitor(tx, visitor)
        if (await findResend(visitor, incomingMessage, tx)) return undefined
        const newest = await newestConversation(tx, visitor.id, { locked: true })
        if (newest && continues(newest)) return appendQuestion(tx, visitor, incomingMessage, resumption(newest))

        const conversation = await startConversation(tx, visitor, admission)
        const first = await appendQuestion(tx, visitor, incomingMessage, { expect: sql`id = ${conversation.id}` })
        // In a new conversation nothing else can refuse the message, and a conversation without a message must not
        // remain.
        if (!first) throw fileIsGone()
        return { ...first, isNew: true as const }
      })
      .catch(nothingIfKnown)
  } finally {
    if (!opening?.isNew) await admission?.undo()
  }
  if (!opening) return undefined

  announceOpened(opening)
  return startAnswer(opening)
}

function continues(conversation: Conversation): boolean {
  return !conversation.endedAt || reopens(conversation)
}

/** An end that an agent may still take back is taken back: the visitor has more to say. */
function resumption(newest: Conversation): AppendOptions {
  return newest.endedAt ? reopening(newest) : { expect: sql`id = ${newest.id}`, change: { ending: null } }
}

/** Appends the message, and where the AI has control, the job that answers it. */
async function appendQuestion(
  tx: Transaction,
  visitor: Visitor,
  incomingMessage: IncomingMessage,
  options: AppendOptions,
): Promise<AppendResult | undefined> {
  const result = await append(tx, newMessage(visitor, incomingMessage), { ...options, senderId: visitor.id })
  if (result?.conversation.control === 'ai') await answerLater(tx, result)
  return result
}

function newMessage(visitor: Visitor, incomingMessage: IncomingMessage): NewMessage {
  return { ...incomingMessage, author: 'visitor', authorName: visitor.name }
}

function startAnswer({ conversation, message }: AppendResult): PostedMessage {
  if (conversation.control === 'ai') answerSoon({ conversation, message })
  return { conversation, message, isResend: false }
}

function findResend(
  visitor: Visitor,
  { clientId }: IncomingMessage,
  tx?: Transaction,
): Promise<PostedMessage | undefined> {
  return messageWithClientId(clientId, sql`visitor_id = ${visitor.id}`, tx)
}
