import { expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import { PASSWORD, startTakenConversation, startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const { ann, ada, outsider, visitor } = testServer({}, { answers: false })

/** Texts of which nobody would see anything. */
const NOTHING = [
  ' ',
  '\u200b',
  '\u3164',
  '\u2800',
  '\u00ad',
  '\ufeff',
  '\u2060\u2064',
  '\u115f\u1160',
  '\u17b4\u17b5',
  '\u180e',
  '\u{e0041}\u{e007f}',
  '\ufe0f',
  ' \u202e\n\u200d ',
]

const open = (introduction: object) =>
  outsider.send('POST', '/api/visitor/session', {
    body: JSON.stringify(introduction),
    headers: { 'content-type': 'application/json' },
  })

test('what nobody can see is no message, note, name, title or text of any kind', async () => {
  const agent = await ann.agent()
  const chat = `/conversations/${(await startTakenConversation(agent)).id}`
  const vera = visitor({ name: 'Vera' })
  for (const nothing of NOTHING) {
    const clientId = crypto.randomUUID()
    const replies = [
      await vera.say(nothing),
      await ann.post(`${chat}/messages`, { clientId, body: nothing }),
      await ann.post(`${chat}/messages`, { clientId, body: nothing, note: '1' }),
      await ann.post(`${chat}/tickets`, { subject: nothing, priority: 'high' }),
      await ada.post('/articles', { title: nothing, body: 'Words' }),
      await ada.post('/articles', { title: 'Words', body: nothing }),
      await ann.post('/settings/replies', { shortcut: 'hello', body: nothing }),
      await ann.post('/views', { name: nothing, query: '' }),
    ]
    expect([nothing, ...replies.map(({ status }) => status)]).toEqual([nothing, ...replies.map(() => 422)])

    const { visitor: known } = (await (await open({ name: nothing, email: nothing })).json()) as { visitor: object }
    expect(known).toMatchObject({ name: null, email: null })
  }
})

test('a message cannot be changed into one that nobody can see', async () => {
  const vera = visitor()
  const { message } = (await (await vera.say('Hello')).json()) as { message: { id: string } }
  const change = (body: string) =>
    vera.send('PATCH', `/api/visitor/messages/${message.id}`, {
      body: JSON.stringify({ body }),
      headers: { 'content-type': 'application/json' },
    })
  for (const nothing of NOTHING) expect([nothing, (await change(nothing)).status]).toEqual([nothing, 422])
})

test('where anything can be seen, all characters stay', async () => {
  const name = 'Ma\u00adri\u200bna 👨‍👩‍👧 ❤️'
  const vera = visitor({ name })
  const body = ' \u200b👩🏽‍🚀\u3164 a\u2060b ️\u202e '
  const { message } = (await (await vera.say(body)).json()) as { message: { body: string } }
  expect(message.body).toBe(body)
  const { visitor: known } = (await (await open({ token: await vera.token() })).json()) as { visitor: { name: string } }
  expect(known.name).toBe(name)
})

test('a visitor’s address is kept as mail would reach it, whatever was around it', async () => {
  const around = [
    'a@example.com\u200b',
    '\u200ba@example.com',
    'a\u00ad@example.com',
    '<a@example.com>',
    'a@example.com,',
    'mailto:a@example.com',
    'Ann <a@example.com>',
  ]
  for (const email of around) {
    const { visitor: known } = (await (await open({ email })).json()) as { visitor: { email: string } }
    expect([email, known.email]).toEqual([email, 'a@example.com'])
  }
  const vera = visitor({ name: 'Vera' })
  await vera.say('Hello')
  expect((await vera.post('/widget/visitor', { email: '<vera@example.com>,' })).status).toBeLessThan(300)
  const [row] = await sql`select visitor_email from conversations order by id desc limit 1`
  expect(row?.visitorEmail).toBe('vera@example.com')
})

test('an address that no mail would reach is not kept, and the visitor is told what to enter', async () => {
  const vera = visitor({ name: 'Vera' })
  await vera.say('Hello')
  for (const email of ['ann@keller', 'ann', 'ann@', 'a@example.com b@example.com']) {
    const reply = await (await open({ email })).text()
    expect(reply).toContain('Enter an address like ann@example.com.')
    expect(reply).not.toContain(`"email":"${email}"`)
    const changed = await vera.post('/widget/visitor', { email })
    expect(changed.status).toBe(422)
    expect(await changed.text()).toContain('Enter an address like ann@example.com.')
  }
})

test('an agent signs in with their address however it was pasted', async () => {
  const { email } = await ann.agent()
  for (const typed of [email, `<${email}>`, `mailto:${email}`, `${email}\u200b`, `Ann <${email}>`]) {
    expect([typed, (await outsider.post('/session', { email: typed, password: PASSWORD })).status]).toEqual([
      typed,
      303,
    ])
    await outsider.delete('/session')
  }
})

test('a search finds a name whatever invisible characters stand in one of the two', async () => {
  const chat = await startTestConversation(['Hello'])
  expect(await (await ann.get(`/conversations?q=${encodeURIComponent('\u200bVe\u00adra')}`)).text()).toContain(chat.id)
})
