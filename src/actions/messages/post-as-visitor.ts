import { announceOpened } from '../../announce/conversations'
import { announceMessage } from '../../announce/messages'
import { type AppendOptions, append, type NewMessage, nothingIfKnown } from '../../control/append'
import { lockVisitor } from '../../control/lock-visitor'
import { sql, type Transaction } from '../../db/client'
import { useForWords } from '../../limits/use-for-words'
import type { Conversation } from '../../model/conversations/schema'
import type { Appended } from '../../model/messages/appended'
import type { IncomingMessage, Posted } from '../../model/messages/incoming-message'
import type { AskingVisitor, Visitor } from '../../model/visitors/schema'
import { newestConversation } from '../../reads/conversations/queries'
import { messageWithClientId } from '../../reads/messages/queries'
import { wasHere } from '../../realtime/visitors-here'
import { fileIsGone } from '../attachments/missing'
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
  incoming: IncomingMessage,
  current?: Conversation,
): Promise<Posted> {
  const undo = await useForWords(visitor.address, incoming.body).catch((refusal) => refusal as Error)
  // A message that was accepted before is recognised, even if no new one would be accepted.
  if (undo instanceof Error) return (await sentBefore(visitor, incoming)) ?? Promise.reject(undo)

  let posted: Posted | undefined
  try {
    const newest = current ?? (await newestConversation(sql, visitor.id))
    posted =
      (await postInOpen(visitor, incoming, newest)) ??
      (await sentBefore(visitor, incoming)) ??
      (await postAndOpen(visitor, incoming, newest)) ??
      (await sentBefore(visitor, incoming))
    if (!posted) throw await refusalOf(incoming, visitor.id, (await newestConversation(sql, visitor.id))?.id ?? null)
  } finally {
    // A resend, or one that came too soon, is not kept.
    if (!posted || posted.again) await undo()
  }
  wasHere(visitor)
  return posted
}

/** Into the conversation that is open. Where the AI has no control, no job goes along, and one statement does it. */
async function postInOpen(
  visitor: Visitor,
  incoming: IncomingMessage,
  newest: Conversation | undefined,
): Promise<Posted | undefined> {
  if (!newest || newest.endedAt || newest.ending) return undefined
  const open = sql`visitor_id = ${visitor.id} and ended_at is null and ending is null`
  const ofPeople = { expect: sql`${open} and control <> 'ai'`, senderId: visitor.id }
  const posted =
    (newest.control !== 'ai' && (await append(sql, by(visitor, incoming), ofPeople).catch(nothingIfKnown))) ||
    (await sql.begin((tx) => ask(tx, visitor, incoming, { expect: open })).catch(nothingIfKnown))
  if (!posted) return undefined

  announceMessage(posted)
  return answered(posted)
}

/**
 * Into a conversation that is not open, or into a new one. The visitor's row is the lock: of two first messages at once,
 * the second finds the conversation of the first.
 */
async function postAndOpen(
  visitor: AskingVisitor,
  incoming: IncomingMessage,
  before: Conversation | undefined,
): Promise<Posted | undefined> {
  const admission = before && goesOn(before) ? undefined : await admitConversation(visitor.address)
  let opened: (Appended & { started?: true }) | undefined
  try {
    opened = await sql
      .begin(async (tx) => {
        await lockVisitor(tx, visitor)
        if (await sentBefore(visitor, incoming, tx)) return undefined
        const newest = await newestConversation(tx, visitor.id, { locked: true })
        if (newest && goesOn(newest)) return ask(tx, visitor, incoming, resumption(newest))

        const started = await startConversation(tx, visitor, admission)
        const first = await ask(tx, visitor, incoming, { expect: sql`id = ${started.id}` })
        // In a new conversation nothing else is in the way; one in which nothing was said must not be left.
        if (!first) throw fileIsGone()
        return { ...first, started: true as const }
      })
      .catch(nothingIfKnown)
  } finally {
    if (!opened?.started) await admission?.undo()
  }
  if (!opened) return undefined

  announceOpened(opened)
  return answered(opened)
}

function goesOn(conversation: Conversation): boolean {
  return !conversation.endedAt || reopens(conversation)
}

/** An end that an agent may still take back is taken back: the visitor has more to say. */
function resumption(newest: Conversation): AppendOptions {
  return newest.endedAt ? reopening(newest) : { expect: sql`id = ${newest.id}`, change: { ending: null } }
}

/** Appends the message, and where the AI has control, the job that answers it. */
async function ask(
  tx: Transaction,
  visitor: Visitor,
  incoming: IncomingMessage,
  options: AppendOptions,
): Promise<Appended | undefined> {
  const asked = await append(tx, by(visitor, incoming), { ...options, senderId: visitor.id })
  if (asked?.conversation.control === 'ai') await answerLater(tx, asked)
  return asked
}

function by(visitor: Visitor, incoming: IncomingMessage): NewMessage {
  return { ...incoming, author: 'visitor', authorName: visitor.name }
}

function answered({ conversation, message }: Appended): Posted {
  if (conversation.control === 'ai') answerSoon({ conversation, message })
  return { conversation, message, again: false }
}

function sentBefore(visitor: Visitor, { clientId }: IncomingMessage, tx?: Transaction): Promise<Posted | undefined> {
  return messageWithClientId(clientId, sql`visitor_id = ${visitor.id}`, tx)
}
