import { config } from '../config'
import { announceOpened } from '../conversations/broadcasts'
import { newestConversation } from '../conversations/queries'
import { reopening, reopens } from '../conversations/reopen'
import { startConversation } from '../conversations/start'
import { sql, type Transaction } from '../db/client'
import { answerLater } from '../jobs/answer'
import { wakeWorkers } from '../jobs/queue'
import type { Visitor } from '../visitors/schema'
import { type Appended, type AppendOptions, append, unlessKnown } from './append'
import { announceMessage } from './broadcasts'
import type { Draft, Posted } from './draft'
import { messageWithClientId } from './queries'
import { tooSoon } from './too-soon'

/**
 * Sends a visitor's message into their conversation: the open one, the one that ended a short while ago, which it
 * reopens, or else a new one. Where the AI has control, the job that answers is part of the same transaction.
 * Throws `RateLimited` within the interval of their last message.
 */
export async function postAsVisitor(visitor: Visitor, draft: Draft): Promise<Posted> {
  const open = sql`visitor_id = ${visitor.id} and ended_at is null`
  const posted = await unlessKnown(() => sql.begin((tx) => ask(tx, visitor, draft, { where: open })))
  if (posted) {
    announceMessage(posted)
    wakeWorkers()
    return { ...posted, again: false }
  }

  const mine = sql`visitor_id = ${visitor.id}`
  const known = await messageWithClientId(draft.clientId, mine)
  if (known) return { ...known, again: true }

  const opened = await unlessKnown(() => sql.begin((tx) => openAndAsk(tx, visitor, draft)))
  if (opened) {
    announceOpened(opened)
    wakeWorkers()
    return { ...opened, again: false }
  }

  const meanwhile = await messageWithClientId(draft.clientId, mine)
  if (meanwhile) return { ...meanwhile, again: true }
  const conversation = await newestConversation(sql, visitor.id)
  throw await tooSoon(conversation?.id ?? '', visitor.id)
}

async function ask(tx: Transaction, visitor: Visitor, draft: Draft, options: Pick<AppendOptions, 'where' | 'set' | 'also'>) {
  const message = { ...draft, author: 'visitor' as const, authorName: visitor.name }
  const sender = { id: visitor.id, intervalMs: config.messageIntervalMs }
  const asked = await append(tx, message, { ...options, sender })
  if (asked?.conversation.control === 'ai') await answerLater(tx, asked.conversation)
  return asked
}

/** The visitor's row is the lock: of two first messages at once, the second finds the conversation of the first. */
async function openAndAsk(tx: Transaction, visitor: Visitor, draft: Draft): Promise<Appended | undefined> {
  await tx`select from visitors where id = ${visitor.id} for update`
  if (await messageWithClientId(draft.clientId, sql`visitor_id = ${visitor.id}`, tx)) return undefined

  const newest = await newestConversation(tx, visitor.id)
  if (newest && !newest.endedAt) return ask(tx, visitor, draft, { where: sql`id = ${newest.id}` })
  if (newest && reopens(newest)) return ask(tx, visitor, draft, reopening(newest))
  const started = await startConversation(tx, visitor)
  return ask(tx, visitor, draft, { where: sql`id = ${started.id}` })
}
