import postgres from 'postgres'
import { type Fragment, sql } from '../db/client'
import { clock } from '../db/clock'
import { config } from '../ground/config'
import type { Agent } from '../model/agents/schema'
import type { Conversation } from '../model/conversations/schema'
import type { Draft } from '../model/drafts/schema'
import type { HandoffVerb } from '../model/handoffs/schema'
import type { AppendResult } from '../model/messages/append-result'
import type { Message } from '../model/messages/schema'
import { stillWaiting } from '../reads/attachments/waiting-files'
import { isBlank } from '../text/invisible-characters'

/** A message before it has its place. */
export interface NewMessage extends Pick<Message, 'author' | 'body'> {
  clientId: string
  agentId?: string
  authorName?: string | null
  visitorBody?: string
  sources?: Message['sources']
  confidence?: number
  /** Ids of files that its sender has sent before it: `attachments` without a message. */
  files?: string[]
}

/** What must hold for the append to happen, and what else it does. */
export interface AppendOptions {
  /** Which conversation, and in which state: `id = … and …`. */
  expect: Fragment
  /** Who sends, for the interval between two messages and as the owner of the files; others are not limited. */
  senderId?: string
  /** What else changes in the conversation's row. */
  change?: RowChange
  /** What the log of control says about it, at the epoch that it leads to. */
  log?: HandoffEntry
  /** The draft that this message was written in; it is removed. */
  draft?: Pick<Draft, 'agentId' | 'author' | 'body'>
}

type Changed =
  | 'control'
  | 'agentId'
  | 'agentName'
  | 'epoch'
  | 'summary'
  | 'crowded'
  | 'waitingSince'
  | 'acceptBy'
  | 'missedAt'
  | 'ending'
  | 'endedAt'

/** New values of columns, or how the database computes them. */
export type RowChange = { [Column in Changed]?: Conversation[Column] | Fragment }

/** An entry in the log of control. */
export interface HandoffEntry {
  verb: HandoffVerb
  actor: 'visitor' | 'agent' | 'responder' | 'system'
  /** Who made the change, where it is an agent. */
  agent?: Pick<Agent, 'id'>
  reason?: string
}

/** How many characters of a message the list shows. */
export const PREVIEW_LENGTH = 200

/**
 * The only way to create a message. A single statement takes the next `seq` and `rev`, keeps the conversation's row up
 * to date and inserts the message, so that order, the rate rule and the state it depends on are decided together under
 * the row's lock. Returns undefined when the conversation was not as expected, the sender was too soon, a file is not
 * there any more, or the `clientId` is known; throws a unique violation when the same `clientId` came twice at the same
 * moment. The time is the database's, never earlier than the message before, whatever the clock does.
 */
export async function append(
  executor: postgres.Sql | postgres.TransactionSql,
  message: NewMessage,
  options: AppendOptions,
): Promise<AppendResult | undefined> {
  const { expect, senderId, change = {}, log, draft } = options
  const id = Bun.randomUUIDv7()
  const spoken = message.author === 'visitor' || message.author === 'ai' || message.author === 'agent'
  const asks = message.author === 'visitor'
  const byTeam = message.author === 'agent' || message.author === 'note'
  const sources = message.sources ? JSON.stringify(message.sources) : null
  const files = message.files ?? []

  const [row] = await executor<(Conversation & { files: Message['files'] })[]>`
    with ${files.length > 0 ? waitingFiles(files, senderId ?? null) : sql``} changed as (
      update conversations set
        seq = seq + 1,
        rev = rev + 1,
        version = version + 1,
        last_message_at = greatest(${clock()}, last_message_at)
        ${spoken ? sql`, last_body = ${files.length > 0 ? listPreview(message.body) : message.body.slice(0, PREVIEW_LENGTH)}, last_author = ${message.author}, last_author_name = ${message.authorName ?? null}` : sql``}
        ${asks ? sql`, turns = turns + 1, asked_seq = seq + 1` : sql``}
        ${byTeam ? sql`, crowded = false` : sql``}
        ${senderId ? sql`, last_sent = last_sent || jsonb_build_object(${senderId}::text, ${NOW_MS()})` : sql``}
        ${assignments(change)}
      where ${expect}
        ${senderId ? sql`and not coalesce(${NOW_MS()} - (last_sent ->> ${senderId}::text)::bigint between 0 and ${config.messageIntervalMs - 1}::int, false)` : sql``}
        ${files.length > 0 ? sql`and (select count(*) from waiting where conversation_id is null or conversation_id = conversations.id) = ${files.length}` : sql``}
        and not exists (
          select from messages where messages.conversation_id = conversations.id and messages.client_id = ${message.clientId}
        )
      returning *
    ),
    inserted as (
      insert into messages (id, conversation_id, seq, rev, author, agent_id, author_name, body, visitor_body, client_id, sources, confidence, files, created_at)
      select ${id}, id, seq, rev, ${message.author}, ${message.agentId ?? null}::uuid, ${message.authorName ?? null}, ${message.body},
        ${message.visitorBody ?? null}, ${message.clientId}, ${sources}::jsonb, ${message.confidence ?? null}::real,
        ${files.length > 0 ? sql`(${FACTS()} from waiting)` : sql`null`}, last_message_at
      from changed
    )
    ${files.length > 0 ? sql`, taken as (update attachments set message_id = ${id}, conversation_id = changed.id, address = null from changed where attachments.id = any(${files}::uuid[]))` : sql``}
    ${log ? logEntry(log) : sql``}
    ${draft ? draftRemoval(draft) : sql``}
    select *, ${files.length > 0 ? sql`(${FACTS()} from waiting)` : sql`null::jsonb`} as files from changed`
  if (!row) return undefined

  const { files: attached, ...conversation } = row
  return {
    conversation,
    message: {
      id,
      conversationId: conversation.id,
      seq: conversation.seq,
      rev: conversation.rev,
      author: message.author,
      agentId: message.agentId ?? null,
      authorName: message.authorName ?? null,
      body: message.body,
      visitorBody: message.visitorBody ?? null,
      clientId: message.clientId,
      sources: message.sources ?? null,
      confidence: message.confidence ?? null,
      files: attached,
      editedAt: null,
      deletedAt: null,
      createdAt: conversation.lastMessageAt,
    },
  }
}

/**
 * For the `catch` of an append, or of the transaction around it: the same `clientId` from two connections at once is known
 * already, so nothing was appended.
 */
export function nothingIfKnown(error: unknown): undefined {
  if ((error as { constraint_name?: string }).constraint_name !== 'messages_client_id') throw error
}

function assignments(change: RowChange): Fragment {
  return Object.entries(change).reduce<Fragment>(
    (all, [column, value]) => sql`${all}, ${sql(postgres.fromCamel(column))} = ${value as Fragment}`,
    sql``,
  )
}

/** The part that writes the log of control. */
function logEntry({ verb, actor, agent, reason }: HandoffEntry): Fragment {
  return sql`, logged as (
    insert into handoffs (id, conversation_id, epoch, verb, actor, agent_id, reason, created_at)
    select ${Bun.randomUUIDv7()}::uuid, id, epoch, ${verb}, ${actor}, ${agent?.id ?? null}::uuid, ${reason ?? null}, last_message_at from changed
  )`
}

/** The message may have waited for a connection; a draft that was changed since then stays. */
function draftRemoval({ agentId, author, body }: Pick<Draft, 'agentId' | 'author' | 'body'>): Fragment {
  return sql`, forgotten as (
    delete from drafts using changed
    where drafts.agent_id = ${agentId} and drafts.conversation_id = changed.id and drafts.author = ${author} and drafts.body = ${body}
  )`
}

/** The sender's files that no message has yet, locked, in the order in which the message names them. */
function waitingFiles(ids: string[], senderId: string | null) {
  return sql`waiting as (
      select *, array_position(${ids}::uuid[], id) as place from attachments
      where id = any(${ids}::uuid[]) and ${stillWaiting()} and coalesce(agent_id, visitor_id) = ${senderId}::uuid
      for update
    ),`
}

const FACTS = () => sql`select jsonb_agg(jsonb_build_object(
  'id', id, 'name', name, 'type', type, 'size', size, 'width', width, 'height', height, 'thumbnail', thumbnail_key is not null
) order by place)`

/** What the list shows of a message with files: its words, or else what the files are called. */
function listPreview(body: string) {
  const words = body.slice(0, PREVIEW_LENGTH)
  return isBlank(words)
    ? sql`(select left(string_agg(name, ', ' order by place), ${PREVIEW_LENGTH}) from waiting)`
    : sql`${words}`
}

// The time at which the row is locked, not that of the statement's beginning: a message that held the lock before must
// be earlier.
const NOW_MS = () => sql`(extract(epoch from ${clock()}) * 1000)::bigint`
