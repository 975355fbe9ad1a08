import { beforeEach, describe, expect, test } from 'bun:test'
import { addAgent } from '../../src/actions/agents/add'
import { markRead, markUnread } from '../../src/actions/conversations/read'
import { agentsNamedIn } from '../../src/actions/mentions/note'
import { edit, takeBack } from '../../src/actions/messages/change'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postNote } from '../../src/actions/messages/post-note'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Agent } from '../../src/model/schema'
import { mentionsOf, unseenMentions } from '../../src/reads/mentions/queries'
import { testDatabase } from '../support/database'
import { anyAgent, PASSWORD, startTakenConversation } from '../support/fixtures'

testDatabase()

let ann: Agent
let bea: Agent
let carl: Agent
let chat: Conversation

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  ann = await anyAgent()
  bea = await anyAgent()
  carl = await anyAgent()
  chat = await startTakenConversation(ann)
})

describe('mentions in a text', () => {
  const team = [
    'Ann',
    'Ann Marie',
    'Ann Marie Stone',
    'Zoë',
    'Jürgen O’Hara',
    'José.',
    'C++ Carl',
    '王小明',
    'Ann',
  ].map((name, id) => ({ id, name }))
  const named = (text: string) => agentsNamedIn(text, team).map(({ id }) => id)

  test.each([
    ['@Ann', [0, 8]],
    ['@ann, please', [0, 8]],
    ['@ANN MARIE: look', [1]],
    ['@Ann Marie Stone and @Ann', [0, 2, 8]],
    ['@Ann Marie Stones', [1]],
    ['@Ann Maries', [0, 8]],
    ['@Anna', []],
    ['@Ann2', []],
    ['@Ann-Sophie', [0, 8]],
    ['(@Zoë)', [3]],
    ['@Zoe\u0308', [3]],
    ['@Zoe', []],
    ['@jürgen o’hara!', [4]],
    ['@José. and @C++ Carl', [5, 6]],
    ['@王小明', [7]],
    ['@@Ann', [0, 8]],
    ['write to vera@ann.test', []],
    ['Ann', []],
    ['@ Ann', []],
    ['@', []],
    ['@Ann Marie\n@Ann Marie', [1]],
  ])('%j', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })
})

describe('a note', () => {
  test('tells each mentioned agent once, and nobody else', async () => {
    await note(`@${bea.name} and @${bea.name.toUpperCase()}: ask @${carl.name}`)
    expect(await unseenOf(ann, bea, carl)).toEqual([0, 1, 1])
    const [mention] = await mentionsOf(bea.id)
    expect(mention).toMatchObject({ conversationId: chat.id, seq: chat.seq + 1, authorName: ann.name, isSeen: false })
  })

  test('that mentions its own author tells nobody', async () => {
    await note(`@${ann.name} remember this`)
    expect(await unseenOf(ann)).toEqual([0])
  })

  test('does not tell agents who have left', async () => {
    const name = `Gone ${crypto.randomUUID()}`
    const gone = await addAgent({
      name,
      email: `${crypto.randomUUID()}@parley.test`,
      password: PASSWORD,
      role: 'agent',
    })
    await sql`update agents set deactivated_at = now() where id = ${gone.id}`
    await note(`@${name}`)
    expect(await unseenOf(gone)).toEqual([0])
  })

  test('tells newly mentioned agents after an edit, and nobody twice', async () => {
    const { message } = await note(`@${bea.name} look`)
    await edit(chat, { agent: ann }, message.id, `@${bea.name} and @${carl.name} look`)
    await edit(chat, { agent: ann }, message.id, `Never mind, @${carl.name}`)
    expect(await unseenOf(bea, carl)).toEqual([1, 1])
    expect(await mentionsOf(bea.id)).toHaveLength(1)
  })

  test('that is resent tells those who were not told the first time', async () => {
    const { message } = await note(`@${bea.name} look`)
    await sql`delete from mentions where message_id = ${message.id}`
    for (let again = 0; again < 2; again++)
      await postNote(chat, ann, { clientId: message.clientId, body: message.body })
    expect(await unseenOf(bea)).toEqual([1])
    expect(await mentionsOf(bea.id)).toHaveLength(1)
  })

  test('that is deleted mentions nobody any more', async () => {
    const { message } = await note(`@${bea.name} look`)
    await takeBack(chat, { agent: ann }, message.id)
    expect(await unseenOf(bea)).toEqual([0])
    expect(await mentionsOf(bea.id)).toEqual([])
  })

  test('mentions people; a reply does not', async () => {
    await postAsAgent(chat, ann, { clientId: crypto.randomUUID(), body: `I ask @${bea.name}` })
    expect(await unseenOf(bea)).toEqual([0])
  })
})

describe('a mention', () => {
  test('is seen once the agent has seen its place in the thread', async () => {
    const first = (await note(`@${bea.name} @${carl.name} one`)).message
    const second = (await note(`@${bea.name} two`)).message
    await markRead(chat, bea, first.seq - 1)
    expect(await unseenOf(bea)).toEqual([2])
    await markRead(chat, bea, first.seq)
    expect(await unseenOf(bea, carl)).toEqual([1, 1])
    expect((await mentionsOf(bea.id)).map(({ isSeen }) => isSeen)).toEqual([false, true])
    await markRead(chat, bea, second.seq)
    expect(await unseenOf(bea, carl)).toEqual([0, 1])
  })

  test('in another conversation stays unseen', async () => {
    const other = await startTakenConversation(ann)
    await postNote(other, ann, { clientId: crypto.randomUUID(), body: `@${bea.name}` })
    await note(`@${bea.name}`)
    await markRead(chat, bea, 1000)
    expect(await unseenOf(bea)).toEqual([1])
  })

  test('stays seen where the thread is marked unread', async () => {
    const { message } = await note(`@${bea.name}`)
    await markRead(chat, bea, message.seq)
    await markUnread(chat, bea, message.seq)
    expect(await unseenOf(bea)).toEqual([0])
  })

  test('added by an edit is seen when its reader looks again', async () => {
    const { message } = await note('Look')
    await markRead(chat, bea, message.seq)
    await edit(chat, { agent: ann }, message.id, `Look, @${bea.name}`)
    expect(await unseenOf(bea)).toEqual([1])
    await markRead(chat, bea, message.seq)
    expect(await unseenOf(bea)).toEqual([0])
  })
})

function note(body: string) {
  return postNote(chat, ann, { clientId: crypto.randomUUID(), body })
}

function unseenOf(...agents: Agent[]): Promise<number[]> {
  return Promise.all(agents.map(({ id }) => unseenMentions(id)))
}
