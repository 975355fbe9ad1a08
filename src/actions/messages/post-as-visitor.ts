import type postgres from 'postgres'
import { announceOpened } from '../../announce/conversations'
import { announceMessage } from '../../announce/messages'
import { type AppendOptions, append, unlessKnown } from '../../control/append'
import { lockVisitor } from '../../control/lock-visitor'
import { type Fragment, sql, type Transaction } from '../../db/client'
import { config } from '../../ground/config'
import { useForWords } from '../../limits/use-for-words'
import type { Conversation } from '../../model/conversations/schema'
import type { Appended } from '../../model/messages/appended'
import type { Draft, Posted } from '../../model/messages/draft'
import type { AskingVisitor, Visitor } from '../../model/visitors/schema'
import { newestConversation } from '../../reads/conversations/queries'
import { messageWithClientId } from '../../reads/messages/queries'
import { tooSoon } from '../../reads/messages/too-soon'
import { wasHere } from '../../realtime/visitors-here'
import { fileIsGone, missingFiles } from '../attachments/missing'
import { reopening, reopens } from '../conversations/reopen'
import { type Admission, admitConversation, startConversation } from '../conversations/start'
import { answerLater, answerSoon } from './answer-later'

/**
 * Sends a visitor's message into their conversation: the open one, the one that ended a short while ago, which it
 * reopens, or else a new one. Where the AI has control, the job that answers is part of the same transaction.
 * `current` is their conversation as it was a moment ago. Throws `RateLimited` within the interval of their last message,
 * and where too many messages or new chats come from their address or in all.
 */
export async function postAsVisitor(visitor: AskingVisitor, draft: Draft, current?: Conversation): Promise<Posted> {
  const undo = await useForWords(visitor.address, draft.body).catch((refusal) => refusal as Error)
  if (undo instanceof Error) return resent(visitor, draft, undo)
  let posted: Posted | undefined
  try {
    posted = await post(visitor, draft, current)
    wasHere(visitor)
    return posted
  } finally {
    // A resend, or one that came too soon, is not kept.
    if (!posted || posted.again) await undo()
  }
}

/** A message that was accepted before is recognised, even if no new one would be accepted. */
async function resent(visitor: Visitor, { clientId }: Draft, refusal: Error): Promise<Posted> {
  const known = await messageWithClientId(clientId, sql`visitor_id = ${visitor.id}`)
  if (!known) throw refusal
  return { ...known, again: true }
}

async function post(visitor: AskingVisitor, draft: Draft, current?: Conversation): Promise<Posted> {
  const open = sql`visitor_id = ${visitor.id} and ended_at is null and ending is null`
  const posted = await unlessKnown(() => ask(visitor, draft, open, current))
  if (posted) {
    announceMessage(posted)
    answerIfAsked(posted)
    return { ...posted, again: false }
  }

  const mine = sql`visitor_id = ${visitor.id}`
  const known = await messageWithClientId(draft.clientId, mine)
  if (known) return { ...known, again: true }

  const opened = await unlessKnown(() => openAndAsk(visitor, draft))
  if (opened) {
    announceOpened(opened)
    answerIfAsked(opened)
    return { ...opened, again: false }
  }

  const meanwhile = await messageWithClientId(draft.clientId, mine)
  if (meanwhile) return { ...meanwhile, again: true }
  const conversation = await newestConversation(sql, visitor.id)
  throw (await missingFiles(draft.files, visitor.id)) ?? (await tooSoon(conversation?.id ?? '', visitor.id))
}

/** Where a person has control or is wanted, no job goes along, and one statement does it. */
async function ask(
  visitor: Visitor,
  draft: Draft,
  open: Fragment,
  current?: Conversation,
): Promise<Appended | undefined> {
  const byPeople = current !== undefined && current.control !== 'ai'
  const told = byPeople && (await say(sql, visitor, draft, { expect: sql`${open} and control <> 'ai'` }))
  return told || sql.begin((tx) => askResponder(tx, visitor, draft, { expect: open }))
}

async function askResponder(
  tx: Transaction,
  visitor: Visitor,
  draft: Draft,
  options: Pick<AppendOptions, 'expect' | 'change' | 'log'>,
) {
  const asked = await say(tx, visitor, draft, options)
  if (asked?.conversation.control === 'ai') await answerLater(tx, asked)
  return asked
}

function say(
  executor: postgres.Sql | Transaction,
  visitor: Visitor,
  draft: Draft,
  options: Pick<AppendOptions, 'expect' | 'change' | 'log'>,
) {
  const message = { ...draft, author: 'visitor' as const, authorName: visitor.name }
  return append(executor, message, { ...options, sender: { id: visitor.id, intervalMs: config.messageIntervalMs } })
}

function answerIfAsked(posted: Appended): void {
  if (posted.conversation.control === 'ai') answerSoon(posted)
}

async function openAndAsk(visitor: AskingVisitor, draft: Draft): Promise<Appended | undefined> {
  const newest = await newestConversation(sql, visitor.id)
  const goesOn = newest && (!newest.endedAt || reopens(newest))
  const admission = goesOn ? undefined : await admitConversation(visitor.address)
  let asked: Asked | undefined
  try {
    asked = await sql.begin((tx) => openAndAskIn(tx, visitor, draft, admission))
    return asked?.appended
  } finally {
    if (!asked?.started) await admission?.undo()
  }
}

interface Asked {
  appended?: Appended
  /** In a conversation that began with it. */
  started?: true
}

/** The visitor's row is the lock: of two first messages at once, the second finds the conversation of the first. */
async function openAndAskIn(
  tx: Transaction,
  visitor: Visitor,
  draft: Draft,
  admission?: Admission,
): Promise<Asked | undefined> {
  await lockVisitor(tx, visitor)
  if (await messageWithClientId(draft.clientId, sql`visitor_id = ${visitor.id}`, tx)) return undefined

  const newest = await newestConversation(tx, visitor.id, { locked: true })
  // An end that an agent may still take back is taken back: the visitor has more to say.
  if (newest && !newest.endedAt)
    return {
      appended: await askResponder(tx, visitor, draft, { expect: sql`id = ${newest.id}`, change: { ending: null } }),
    }
  if (newest && reopens(newest)) return { appended: await askResponder(tx, visitor, draft, reopening(newest)) }
  const started = await startConversation(tx, visitor, admission)
  const appended = await askResponder(tx, visitor, draft, { expect: sql`id = ${started.id}` })
  // In a new conversation nothing else is in the way; one in which nothing was said must not be left.
  if (!appended) throw fileIsGone()
  return { appended, started: true }
}
