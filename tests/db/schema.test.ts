import { beforeAll, describe, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { CANARY } from '../support/canary'
import { testDatabase } from '../support/database'
import { addTestAgent, meetVisitor, startTestConversation } from '../support/fixtures'

// What no code may get wrong: the database refuses it, whoever asks.

testDatabase()

let agentId: string
let conversationId: string

beforeAll(async () => {
  agentId = (await addTestAgent('Ann')).id
  conversationId = (await startTestConversation()).id
})

describe('control', () => {
  test('is ai, escalated or agent', async () => {
    await refused('conversations_control', sql`update conversations set control = 'nobody'`)
  })

  test('names an agent only while an agent has it', async () => {
    await refused('conversations_agent', sql`update conversations set control = 'agent'`)
    await refused('conversations_agent', sql`update conversations set agent_id = ${agentId}, agent_name = 'Ann'`)
    await refused('conversations_agent_name', sql`update conversations set control = 'agent', agent_id = ${agentId}`)
  })

  test('has a waiting time exactly while somebody waits', async () => {
    await refused('conversations_waits', sql`update conversations set control = 'escalated'`)
    await refused('conversations_waits', sql`update conversations set waiting_since = now()`)
  })

  test('is missed only while the AI has it, and says since when somebody waits', async () => {
    await refused('conversations_waits', sql`update conversations set missed_at = now()`)
    await refused(
      'conversations_missed',
      sql`update conversations set control = 'escalated', waiting_since = now(), missed_at = now()`,
    )
    await refused(
      'conversations_missed',
      sql`update conversations set ended_at = now(), waiting_since = now(), missed_at = now()`,
    )
  })

  test('is nobody’s after the conversation has ended', async () => {
    await refused(
      'conversations_ended',
      sql`update conversations set control = 'escalated', waiting_since = now(), ended_at = now()`,
    )
  })

  test('changes once for each epoch', async () => {
    const log = () =>
      sql`insert into handoffs (id, conversation_id, epoch, verb, actor) values (${crypto.randomUUID()}, ${conversationId}, 7, 'escalate', 'visitor')`
    await log()
    await refused('handoffs_epoch', log())
  })

  test('is logged with an agent exactly when an agent moved it', async () => {
    const log = (actor: string, agent: string | null) =>
      sql`insert into handoffs (id, conversation_id, epoch, verb, actor, agent_id) values (${crypto.randomUUID()}, ${conversationId}, 8, 'join', ${actor}, ${agent})`
    await refused('handoffs_actor', log('agent', null))
    await refused('handoffs_actor', log('visitor', agentId))
    await refused(
      'handoffs_verb',
      sql`insert into handoffs (id, conversation_id, epoch, verb, actor) values (${crypto.randomUUID()}, ${conversationId}, 8, 'grab', 'system')`,
    )
  })
})

describe('a visitor', () => {
  test('has at most one open conversation', async () => {
    const session = await meetVisitor()
    await startTestConversation(['One'], session)
    await refused(
      'conversations_open',
      sql`insert into conversations (id, visitor_id) values (${crypto.randomUUID()}, ${session.visitor.id})`,
    )
    await sql`insert into conversations (id, visitor_id, ended_at) values (${crypto.randomUUID()}, ${session.visitor.id}, now())`
  })

  test('has a token of their own', async () => {
    const { visitor } = await meetVisitor()
    await refused(
      'visitors_token_hash_unique',
      sql`insert into visitors (id, token_hash) values (${crypto.randomUUID()}, ${visitor.tokenHash})`,
    )
  })
})

describe('a message', () => {
  test('has its own place, revision and client id in its conversation', async () => {
    const clientId = crypto.randomUUID()
    await message({ seq: 50, rev: 50, client_id: clientId })
    await refused('messages_seq', message({ seq: 50, rev: 51 }))
    await refused('messages_rev', message({ seq: 51, rev: 50 }))
    await refused('messages_client_id', message({ seq: 51, rev: 51, client_id: clientId }))
  })

  test('names an agent exactly when an agent wrote it', async () => {
    await refused('messages_author', message({ seq: 60, rev: 60, author: 'robot' }))
    await refused('messages_agent', message({ seq: 60, rev: 60, author: 'agent' }))
    await refused('messages_agent', message({ seq: 60, rev: 60, author: 'note' }))
    await refused('messages_agent', message({ seq: 60, rev: 60, author: 'visitor', agent_id: agentId }))
  })

  test('has separate words for the visitor only as a system line', async () => {
    await refused('messages_visitor_body', message({ seq: 60, rev: 60, author: 'ai', visitor_body: 'Something else' }))
  })

  test('is counted by its conversation', async () => {
    await refused('conversations_counters', sql`update conversations set rev = seq - 1 where id = ${conversationId}`)
    await refused('conversations_counters', sql`update conversations set turns = seq + 1 where id = ${conversationId}`)
    await refused(
      'conversations_counters',
      sql`update conversations set asked_seq = seq + 1 where id = ${conversationId}`,
    )
  })

  test('is deleted with its conversation, and that with its visitor', async () => {
    const { id, visitorId } = await startTestConversation(['Forget me'], await meetVisitor('Xenia'))
    await sql`delete from visitors where id = ${visitorId}`
    expect(await sql`select from messages where conversation_id = ${id}`).toHaveLength(0)
    expect(await sql`select from handoffs where conversation_id = ${id}`).toHaveLength(0)
  })
})

describe('the rest', () => {
  test('an email belongs to one agent, in any case', async () => {
    const add = sql`insert into agents (id, email, name, role, password_hash) values (${crypto.randomUUID()}, 'ANN@parley.TEST', ${CANARY}, 'agent', '')`
    await refused('agents_email', add)
  })

  test('an agent is an admin or an agent', async () => {
    await refused('agents_role', sql`update agents set role = 'owner'`)
  })

  test('a ticket has a known status and priority', async () => {
    const ticket = (status: string, priority: string) =>
      sql`insert into tickets (id, subject, status, priority, created_by) values (${crypto.randomUUID()}, ${CANARY}, ${status}, ${priority}, ${agentId})`
    await ticket('open', 'low')
    await refused('tickets_status', ticket('lost', 'low'))
    await refused('tickets_priority', ticket('open', 'eventually'))
  })

  test('an attachment has at most 10 MB', async () => {
    const attach = (size: number) =>
      sql`insert into attachments (id, agent_id, conversation_id, key, name, type, size) values (${crypto.randomUUID()}, ${agentId}, ${conversationId}, ${crypto.randomUUID()}, ${CANARY}, 'text/plain', ${size})`
    await attach(10 * 1024 * 1024)
    await refused('attachments_size', attach(10 * 1024 * 1024 + 1))
    await refused('attachments_size', attach(-1))
  })

  test('an attachment has one sender, and a message only within a conversation', async () => {
    const attach = (agent: string | null, conversation: string | null) =>
      sql`insert into attachments (id, agent_id, conversation_id, key, name, type, size) values (${crypto.randomUUID()}, ${agent}, ${conversation}, ${crypto.randomUUID()}, ${CANARY}, 'text/plain', 1)`
    await refused('attachments_sender', attach(null, conversationId))
    await refused('attachments_place', attach(agentId, null))
  })

  test('nothing is left of a deleted message', async () => {
    await refused('messages_deleted', sql`update messages set deleted_at = now()`)
  })

  test('nothing is seen before it was delivered or written', async () => {
    await refused('conversations_receipts', sql`update conversations set seen_seq = 1`)
    await refused('conversations_receipts', sql`update conversations set delivered_seq = seq + 1`)
  })

  test('there is one row of settings', async () => {
    await refused('settings_one', sql`insert into settings (id) values (2)`)
    expect([...(await sql`select shows_typing from settings`)]).toEqual([{ showsTyping: false }])
  })
})

/** Inserts a visitor's message that is right but for what is given. */
function message(columns: Record<string, string | number>) {
  const right = {
    id: crypto.randomUUID(),
    conversation_id: conversationId,
    author: 'visitor',
    body: CANARY,
    client_id: crypto.randomUUID(),
    created_at: new Date(),
  }
  return sql`insert into messages ${sql({ ...right, ...columns })}`
}

async function refused(constraint: string, statement: PromiseLike<unknown>): Promise<void> {
  const error = await statement.then(
    () => new Error('It was taken.'),
    (error) => error,
  )
  expect(error.constraint_name ?? error.message).toBe(constraint)
}
