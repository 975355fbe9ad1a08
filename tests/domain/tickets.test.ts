import { expect, test } from 'bun:test'
import { changeTicket } from '../../src/actions/tickets/change'
import { openTicket } from '../../src/actions/tickets/open'
import { sql } from '../../src/db/client'
import type { Message } from '../../src/model/schema'
import { suggestedSubject } from '../../src/model/tickets/suggested-subject'
import { ticketsOf, ticketWithNumber } from '../../src/reads/tickets/queries'
import { CANARY } from '../support/canary'
import { testDatabase } from '../support/database'
import { anyAgent, startTestConversation } from '../support/fixtures'

testDatabase()

const WORDS = { subject: `Charged twice ${CANARY}`, description: 'Order 88213', priority: 'high' as const }

test('a ticket is numbered, linked, assigned to its creator, and announced to agents only', async () => {
  const chat = await startTestConversation()
  const ann = await anyAgent()
  const first = await openTicket(chat, ann, WORDS)
  const second = await openTicket(chat, ann, WORDS)
  expect(second.number).toBe(first.number + 1)
  expect(await ticketsOf(chat.id)).toMatchObject([
    { number: second.number, assigneeName: ann.name },
    { number: first.number, status: 'open' },
  ])
  const [line] = await sql<
    Message[]
  >`select * from messages where conversation_id = ${chat.id} order by seq desc limit 1`
  expect(line).toMatchObject({ author: 'system', visitorBody: null })
  expect(line?.body).toContain(`#${second.number}`)
})

test('a ticket can be changed and unassigned', async () => {
  const { number } = await openTicket(await startTestConversation(), await anyAgent(), WORDS)
  const found = await ticketWithNumber(number)
  if (found) await changeTicket(found.ticket, { status: 'solved', assigneeId: null })
  expect((await ticketWithNumber(number))?.ticket).toMatchObject({
    status: 'solved',
    priority: 'high',
    assigneeId: null,
  })
})

test('a ticket outlives its conversation', async () => {
  const chat = await startTestConversation()
  const { number } = await openTicket(chat, await anyAgent(), WORDS)
  await sql`delete from conversations where id = ${chat.id}`
  expect(await ticketWithNumber(number)).toMatchObject({ conversation: null })
})

test('the suggested subject is the visitor’s last words, cut at a word', () => {
  const visitor = (body: string) => ({ author: 'visitor' as const, body })
  expect(suggestedSubject([visitor('first'), visitor(' My  desk\nis late '), { author: 'ai', body: 'Sorry' }])).toBe(
    'My desk is late',
  )
  expect(suggestedSubject([visitor('word '.repeat(40))])).toMatch(/^(word ){15}word…$/)
  // A file without words, or a message that was taken back.
  expect(suggestedSubject([visitor('My desk'), visitor('')])).toBe('My desk')
  expect(suggestedSubject([])).toBe('')
})
