import { beforeEach, describe, expect, test } from 'bun:test'
import { accept } from '../../../src/actions/handoffs/accept'
import { join } from '../../../src/actions/handoffs/join'
import { askForPerson } from '../../../src/actions/visitors/ask-for-person'
import { sql } from '../../../src/db/client'
import type { Conversation } from '../../../src/model/conversations/schema'
import { conversationWithId, waitingAheadOf, waitingInOrder } from '../../../src/reads/conversations/queries'
import { beginCrowded, meetVisitor, startTestConversation } from '../../support/fixtures'
import { forgetVisitors } from '../../support/known-conversations'
import { testServer } from '../../support/server'

const { ann, bea, outsider } = testServer({}, { answers: false })

const NEXT = '/conversations/next/acceptance'
const OPEN = { 'hx-request': 'true', 'hx-target': 'div#open' }

beforeEach(forgetVisitors)

describe('“Take next”', () => {
  test('gives an agent who has waited longest, and opens the conversation', async () => {
    const [first] = await waiting('Vera', 'Olive')
    const response = await ann.post(
      NEXT,
      {},
      { ...OPEN, 'hx-current-url': `${ann.url}/conversations?control=escalated` },
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('hx-push-url')).toBe(`/conversations/${first?.id}?control=escalated`)
    expect(await response.text()).toContain(`data-open="${first?.id}"`)
    expect(await conversationWithId(first?.id ?? '')).toMatchObject({
      control: 'agent',
      agentId: (await ann.agent()).id,
    })
  })

  test('gives each of several agents another one, and says where nobody is left', async () => {
    const all = await waiting('Vera', 'Olive')
    const replies = await Promise.all([ann.post(NEXT), bea.post(NEXT), ann.post(NEXT)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    const refused = replies.find(({ status }) => status === 409)
    expect(await refused?.text()).toContain('Nobody is waiting any more.')
    for (const { id } of all) expect((await conversationWithId(id))?.control).toBe('agent')
  })

  test('takes those of a crowd after all others', async () => {
    const { visitor } = await meetVisitor('Bot')
    await beginCrowded(visitor)
    const bot = await askForPerson(visitor)
    await sql`update conversations set crowded = true where id = ${bot.id}`
    const [vera] = await waiting('Vera')
    // Each is told the place in which they will be taken, also one who asks only now.
    const inOrder = await waitingInOrder(9)
    expect(inOrder.map(({ id }) => id)).toEqual([vera?.id ?? '', bot.id])
    expect(await Promise.all(inOrder.map(waitingAheadOf))).toEqual([0, 1])
    expect(await waitingAheadOf({ waitingSince: null, crowded: false })).toBe(1)
    expect(await waitingAheadOf({ waitingSince: null, crowded: true })).toBe(2)

    await ann.post(NEXT)
    expect((await conversationWithId(vera?.id ?? ''))?.control).toBe('agent')
    expect((await conversationWithId(bot.id))?.control).toBe('escalated')
  })

  test('is for agents', async () => {
    const [chat] = await waiting('Vera')
    expect((await outsider.post(NEXT, {}, { 'hx-request': 'true' })).status).toBe(401)
    expect((await conversationWithId(chat?.id ?? ''))?.control).toBe('escalated')
  })
})

describe('the middle of the inbox while no conversation is open', () => {
  const pane = async () => plain(await (await ann.get('/conversations/pane')).text())

  test('says how many wait, and for whom there is least time', async () => {
    await waiting('Vera')
    expect(await pane()).toMatch(
      /1 person is waiting.*Vera.*left|1 person is waiting.*Vera.*before the AI takes the chat back\. Take next/,
    )
    await waiting('Olive')
    expect(await pane()).toMatch(
      /2 people are waiting.*Vera.*has waited longest: .* before the AI takes the chat back\. Take next N Show the 2/,
    )
  })

  test('says what else there is where nobody waits', async () => {
    expect(await pane()).toContain('No conversations yet')
    await startTestConversation(['Hi'], await meetVisitor('Zoe'))
    expect(await pane()).toContain('Nobody is waiting The AI is talking with 1 person. You have no open conversations.')
    const agent = await ann.agent()
    await accept(await join(await startTestConversation(['Hi'], await meetVisitor('Olive')), agent), agent)
    expect(await pane()).toMatch(/You have one open conversation, with Olive.*\. Open Olive/)
    await accept(await join(await startTestConversation(['Hi'], await meetVisitor('Vera')), agent), agent)
    expect(await pane()).toMatch(/You have 2 open conversations\. Open Vera/)
  })

  test('is part of the page, and for agents', async () => {
    await waiting('Vera')
    expect(plain(await (await ann.get('/conversations')).text())).toContain('1 person is waiting')
    expect((await outsider.get('/conversations/pane')).status).toBe(303)
  })
})

/** Visitors who wait for a person, the first of them for the longest. */
async function waiting(...names: string[]): Promise<Conversation[]> {
  const all: Conversation[] = []
  for (const name of names) {
    const session = await meetVisitor(name)
    await startTestConversation(['Hi'], session)
    all.push(await askForPerson(session.visitor))
    await Bun.sleep(2)
  }
  return all
}

/** A page's words. */
function plain(html: string): string {
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}
