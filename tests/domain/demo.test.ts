import { expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { seedDemo } from '../../src/demo/demo'
import { testDatabase } from '../support/database'

testDatabase()

/** What belongs together may be written in two steps, each with its own look at a clock. */
const MOMENT = '1 second'

const count = async () =>
  (
    await sql`select (select count(*) from conversations)::int as chats, (select count(*) from articles)::int as articles, (select count(*) from agents)::int as agents`
  )[0]

test('the demo has chats in every state, all of it in the past and in order, and comes once', async () => {
  const began = new Date()
  const { lines } = await seedDemo()
  expect(lines.filter((line) => line.includes('@atlas-desks.example'))).toHaveLength(3)

  const states = await sql<
    { state: string }[]
  >`select distinct case when ended_at is null then control else 'ended' end as state from conversations order by 1`
  expect(states.map(({ state }) => state)).toEqual(['agent', 'ai', 'ended', 'escalated'])
  expect(
    await sql`select from messages m join messages n on n.conversation_id = m.conversation_id and n.seq = m.seq + 1 where n.created_at < m.created_at`,
  ).toHaveLength(0)
  expect(
    await sql`select from conversations c where last_message_at > ${began} or last_message_at <> (select max(created_at) from messages where conversation_id = c.id)`,
  ).toHaveLength(0)
  expect(
    await sql`select from conversations c where greatest(waiting_since, ended_at, created_at) > last_message_at + ${MOMENT}::interval`,
  ).toHaveLength(0)
  // What is left to be done later would change the chats.
  expect(await sql`select from jobs.job`).toHaveLength(0)
  expect(await sql`select from conversations where accept_by is not null`).toHaveLength(0)
  const times = sql`
    select created_at as time, conversation_id as chat from messages
    union all select created_at, conversation_id from handoffs
    union all select created_at, conversation_id from tickets union all select updated_at, conversation_id from tickets
    union all select mentions.created_at, conversation_id from mentions join messages on messages.id = message_id
    union all select first_seen_at, c.id from visitors join conversations c on visitor_id = visitors.id`
  expect(
    await sql`select from (${times}) as times join conversations c on c.id = chat where time > c.last_message_at + ${MOMENT}::interval`,
  ).toHaveLength(0)
  expect(
    await sql`
      select from visitors where last_seen_at > ${began} or last_seen_at + ${MOMENT}::interval < (
        select max(m.created_at) from messages m join conversations c on c.id = conversation_id
        where visitor_id = visitors.id and author = 'visitor'
      )`,
  ).toHaveLength(0)
  expect(
    await sql`select from handoffs h where not exists (select from messages m where m.conversation_id = h.conversation_id and m.author = 'system' and m.created_at = h.created_at)`,
  ).toHaveLength(0)
  expect(
    await sql`select from visitors where name = 'Marcus Bell' and first_seen_at + interval '9 minutes' between ${began} and now()`,
  ).toHaveLength(1)

  expect(await sql`select from mentions join messages on messages.id = message_id and author = 'note'`).toHaveLength(1)
  expect((await sql`select from replies where agent_id is null`).length).toBeGreaterThan(2)

  const before = await count()
  expect(before).toMatchObject({ agents: 3 })
  expect((await seedDemo()).lines.join()).toContain('already')
  expect(await count()).toEqual(before)
})
