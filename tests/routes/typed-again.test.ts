import { beforeAll, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { createArticle } from '../../src/actions/knowledge/create'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { createSavedReply } from '../../src/actions/saved-replies/create'
import type { Form } from '../support/client'
import { startTakenConversation } from '../support/fixtures'
import { expectAlways } from '../support/generated'
import { testServer } from '../support/server'

// Whatever somebody types into a form is in its field again when the form comes back, character by character.

const { ann, ada, outsider, visitor } = testServer({}, { answers: false })

const KNOWN = [
  '&lt;b',
  '&amp;lt;b',
  '<b',
  '&',
  '"',
  "'",
  '`',
  '\n\nafter two lines',
  '\r\nafter one',
  ' a ',
  '007',
  '</textarea>',
]
const text = fc.oneof(
  fc.constantFrom(...KNOWN),
  fc.string({ unit: fc.constantFrom(...'<>&"\'`;=/ \n\r\tx', 'lt', '#60', 'amp;'), maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

/** A field of a form that comes back: which it is on its page, and how to get it with a text in it. */
interface Field {
  name: string
  /** A part of where its form sends it, where a page has several forms. */
  form?: string
  runs?: number
  sent(text: string): Promise<Response>
  /** What is to come back, where it is not what was typed. */
  shown?(text: string): string
}

let article = ''
let reply = ''

const another = { title: 'A title', body: 'A text', questions: 'A question?' }
const REFUSED_ARTICLE: Record<string, Form> = {
  title: { ...another, body: '' },
  body: { ...another, title: '' },
  questions: { ...another, title: '' },
}
const REFUSED_REPLY: Record<string, Form> = {
  shortcut: { shortcut: 'thanks', body: '' },
  body: { shortcut: 'NOT A SHORTCUT', body: 'Thank you' },
}

// First, as it is there only while there is no agent.
describe('the form that makes the first admin shows again', () => {
  const admin = { name: 'Ann', email: 'ann@parley.test', code: 'wrong', password: 'short' }
  for (const name of ['name', 'email', 'code'])
    test(name, () => expectTypedAgain({ name, sent: (text) => outsider.post('/setup', { ...admin, [name]: text }) }))
})

describe('signing in shows again', () => {
  test('the email address', () =>
    expectTypedAgain({
      name: 'email',
      runs: 5,
      sent: (text) => outsider.post('/session', { email: text, password: '' }),
    }))
})

describe('what could not be saved is shown again:', () => {
  beforeAll(async () => {
    const agent = await ann.agent()
    const draft = { title: 'Opening times', body: 'Ten to seven', questions: [] }
    article = (await createArticle(draft)).id
    reply = (await createSavedReply(agent, { shortcut: 'thanks', body: 'Thank you' }, { shared: false })).id
  })

  for (const [name, form] of Object.entries(REFUSED_ARTICLE)) {
    test(`${name} of a new article`, () =>
      expectTypedAgain({ name, sent: (text) => ann.post('/articles', { ...form, [name]: text }) }))
    test(`${name} of an article`, () =>
      expectTypedAgain({ name, sent: (text) => ann.put(`/articles/${article}`, { ...form, [name]: text }) }))
  }
  for (const [name, form] of Object.entries(REFUSED_REPLY)) {
    test(`${name} of a new reply`, () =>
      expectTypedAgain({
        name,
        form: '/settings/replies',
        sent: (text) => ann.post('/settings/replies', { ...form, [name]: text }),
      }))
    test(`${name} of a reply`, () =>
      expectTypedAgain({
        name,
        form: `/settings/replies/${reply}`,
        sent: (text) => ann.put(`/settings/replies/${reply}`, { ...form, [name]: text }),
      }))
  }
  test('a limit', () =>
    expectTypedAgain({
      name: 'chatsOnTop',
      form: '/settings/limits',
      sent: (text) => ada.put('/settings/limits', { chatsOnTop: text }),
    }))
})

describe('what was kept is in the field to be changed:', () => {
  test('the words of a message', async () => {
    const agent = await ann.agent()
    const chat = await startTakenConversation(agent)
    await expectTypedAgain({
      name: 'body',
      sent: async (text) => {
        const body = `${text}|`
        const { message } = await postAsAgent(chat, agent, { clientId: crypto.randomUUID(), body })
        return ann.get(`/conversations/${chat.id}/messages/${message.id}/editor`)
      },
      shown: (text) => `${text}|`,
    })
  })

  test('the name of a visitor', async () => {
    const vera = visitor()
    await expectTypedAgain({
      name: 'name',
      form: '/widget/visitor',
      sent: (text) => vera.post('/widget/visitor', { name: `|${text}|` }),
      shown: (text) => `|${text}|`,
    })
  })

  for (const path of ['/articles', '/conversations'])
    test(`the words that ${path} is searched for`, () =>
      expectTypedAgain({
        name: 'q',
        form: path,
        sent: (text) => ann.get(`${path}?${new URLSearchParams({ q: `|${text}|` })}`),
        shown: (text) => `|${text}|`,
      }))
})

async function expectTypedAgain({ name, form, runs = 40, sent, shown = (typed) => typed }: Field): Promise<void> {
  const comesBack = async (typed: string) =>
    expect(valueIn(await (await sent(typed)).text(), name, form)).toBe(parsed(shown(typed)))
  for (const typed of runs < KNOWN.length ? KNOWN.slice(0, runs) : KNOWN) await comesBack(typed)
  await expectAlways(fc.asyncProperty(text, comesBack), runs)
}

/** What can come back: a parser knows one kind of line break. */
function parsed(typed: string): string {
  return typed.replaceAll('\0', '').replaceAll(/\r\n?/g, '\n')
}

/** What stands in a field as a browser shows it; undefined where there is none. */
function valueIn(html: string, name: string, form?: string): string | undefined {
  const look = (node: DefaultTreeAdapterTypes.Node, at: (string | undefined)[]): string | undefined => {
    if (!('childNodes' in node)) return undefined
    const attributes = 'attrs' in node ? Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) : {}
    const around = node.nodeName === 'form' ? [attributes.action, attributes['hx-post'], attributes['hx-put']] : at
    if (attributes.name === name && (form === undefined || around.includes(form))) {
      if (node.nodeName === 'input') return attributes.value
      return node.childNodes.map((child) => ('value' in child ? child.value : `<${child.nodeName}>`)).join('')
    }
    const children = node.nodeName === 'template' && 'content' in node ? node.content.childNodes : node.childNodes
    for (const child of children) {
      const value = look(child, around)
      if (value !== undefined) return value
    }
    return undefined
  }
  return look(parse(html), [])
}
