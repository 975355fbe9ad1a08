import { expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { seedDemo } from '../../src/demo/demo'
import { testDatabase } from '../support/database'

testDatabase()

const count = async () =>
  (
    await sql`select (select count(*) from conversations)::int as chats, (select count(*) from articles)::int as articles, (select count(*) from agents)::int as agents`
  )[0]

test('the demo has chats in every state, in an order of time that could be, and comes once', async () => {
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
    await sql`select from conversations c where last_message_at > now() or last_message_at <> (select max(created_at) from messages where conversation_id = c.id)`,
  ).toHaveLength(0)
  expect(
    await sql`select from conversations c where waiting_since > last_message_at or ended_at > last_message_at or c.created_at > last_message_at`,
  ).toHaveLength(0)

  expect(await sql`select from mentions join messages on messages.id = message_id and author = 'note'`).toHaveLength(1)
  expect((await sql`select from replies where agent_id is null`).length).toBeGreaterThan(2)

  const before = await count()
  expect(before).toMatchObject({ agents: 3 })
  expect((await seedDemo()).lines.join()).toContain('already')
  expect(await count()).toEqual(before)
})
