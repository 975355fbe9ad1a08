import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, time } from '../../db/columns'
import { agents } from '../agents/schema'
import { visitors } from '../visitors/schema'

export const CONTROLS = ['ai', 'escalated', 'agent'] as const
export type Control = (typeof CONTROLS)[number]

/**
 * By agent id: `[seq, turns]` of the last message they have seen, and the farthest they ever had where they took that
 * back. Who is not in it has not opened the conversation.
 */
export type Reads = Record<string, [seq: number, turns: number, farthest?: number]>

/** An agent ended the conversation a moment ago and may still take that back: until when, and who it was. */
export interface Ending {
  /** When it ends, in epoch milliseconds. */
  at: number
  agentId: string
  agentName: string
}

/**
 * One row is all the list and the handoff need: who speaks (`control`, `agentId`, `epoch`), the counters of
 * the thread (`seq`, `rev`, `turns`), and the newest message. The names stand here again so that a row of the
 * list needs no join.
 */
export const conversations = pgTable(
  'conversations',
  {
    id: id(),
    visitorId: uuid('visitor_id')
      .notNull()
      .references(() => visitors.id, { onDelete: 'cascade' }),
    visitorName: text('visitor_name'),
    visitorEmail: text('visitor_email'),
    /** Name and email as the search sees them: `searchable` of both. */
    visitorSearch: text('visitor_search').notNull().default(''),
    control: text({ enum: CONTROLS }).notNull().default('ai'),
    agentId: uuid('agent_id').references(() => agents.id),
    agentName: text('agent_name'),
    epoch: integer().notNull().default(0),
    endedAt: time('ended_at'),
    /** It ends at a time that has not come yet. To agents it has ended; the visitor does not know of it. */
    ending: jsonb().$type<Ending>(),
    /** Since when a person is wanted: where nobody came the first time, since that one. */
    waitingSince: time('waiting_since'),
    /** Until when an agent may accept; after that the AI has the conversation again. */
    acceptBy: time('accept_by'),
    /** When the wait for a person ran out. Somebody is owed an answer until an agent gives one, ends it or dismisses it. */
    missedAt: time('missed_at'),
    seq: integer().notNull().default(0),
    rev: integer().notNull().default(0),
    turns: integer().notNull().default(0),
    /** `seq` of the visitor's newest message: what a responder has to answer. */
    askedSeq: integer('asked_seq').notNull().default(0),
    lastMessageAt: time('last_message_at').notNull().defaultNow(),
    /** Part of a crowd: its address had started many chats just before. */
    crowded: boolean().notNull().default(false),
    /** Its place in the list: `lastMessageAt`, or an hour before it where it is one of a crowd. */
    listedAt: time('listed_at')
      .notNull()
      .generatedAlwaysAs(sql`case when crowded then an_hour_before(last_message_at) else last_message_at end`),
    lastBody: text('last_body'),
    lastAuthor: text('last_author', { enum: ['visitor', 'ai', 'agent'] }),
    lastAuthorName: text('last_author_name'),
    /** Status and activity in one number, so that one index holds every filter in the order of the list. */
    facet: smallint()
      .notNull()
      .generatedAlwaysAs(
        sql`case when ended_at is not null or ending is not null then 9 when control = 'agent' then 6 when control = 'escalated' then 3 when missed_at is not null then 12 else 0 end + case when turns < 5 then 0 when turns <= 10 then 1 else 2 end`,
      ),
    /** How far each agent has read, by agent: `[seq, turns]` of the last message they have seen. */
    reads: jsonb().$type<Reads>().notNull().default({}),
    /** `seq` up to which messages have reached the visitor's page, and up to which they were on their screen. */
    deliveredSeq: integer('delivered_seq').notNull().default(0),
    seenSeq: integer('seen_seq').notNull().default(0),
    /** Raised by every change of the row; it tells which of two renderings is newer. */
    version: integer().notNull().default(0),
    /** When each sender last wrote, in epoch milliseconds by sender: what the rate rule looks at. */
    lastSent: jsonb('last_sent').$type<Record<string, number>>().notNull().default({}),
    /** What was settled before the release, so that the responder does not start from the beginning. */
    summary: text(),
    createdAt: time('created_at').notNull().defaultNow(),
  },
  (t) => [
    index('conversations_newest').on(t.listedAt, t.id),
    index('conversations_facet').on(t.facet, t.listedAt, t.id),
    index('conversations_agent_newest').on(t.agentId, t.listedAt, t.id).where(sql`${t.agentId} is not null`),
    index('conversations_visitor').on(t.visitorId, t.createdAt),
    index('conversations_waiting').on(t.waitingSince).where(sql`${t.control} = 'escalated'`),
    uniqueIndex('conversations_open').on(t.visitorId).where(sql`${t.endedAt} is null`),
    check('conversations_control', sql`${t.control} in ('ai', 'escalated', 'agent')`),
    check('conversations_agent', sql`(${t.control} = 'agent') = (${t.agentId} is not null)`),
    check('conversations_agent_name', sql`(${t.agentId} is null) = (${t.agentName} is null)`),
    check(
      'conversations_waits',
      sql`(${t.control} = 'escalated' or ${t.missedAt} is not null) = (${t.waitingSince} is not null)`,
    ),
    check('conversations_missed', sql`${t.missedAt} is null or (${t.control} = 'ai' and ${t.endedAt} is null)`),
    check('conversations_ended', sql`${t.endedAt} is null or (${t.control} = 'ai' and ${t.ending} is null)`),
    check(
      'conversations_receipts',
      sql`${t.seenSeq} between 0 and ${t.deliveredSeq} and ${t.deliveredSeq} <= ${t.seq}`,
    ),
    check('conversations_counters', sql`${t.rev} >= ${t.seq} and ${t.seq} >= ${t.askedSeq} and ${t.seq} >= ${t.turns}`),
  ],
)

export type Conversation = typeof conversations.$inferSelect
