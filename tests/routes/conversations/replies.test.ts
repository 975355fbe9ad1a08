import { describe, expect, test } from 'bun:test'
import { createSavedReply } from '../../../src/actions/saved-replies/create'
import type { Agent } from '../../../src/model/agents/schema'
import { fillVariables } from '../../../src/model/saved-replies/variables'
import { CANARY } from '../../support/canary'
import { meetVisitor, startTestConversation } from '../../support/fixtures'
import { readMarkup } from '../../support/markup'
import { testServer } from '../../support/server'

const { ann, bea, ada, outsider } = testServer()

const UNKNOWN_ID = '01977777-7777-7777-8777-777777777777'
const save = (agent: Agent, shortcut: string, body: string, shared = false) =>
  createSavedReply(agent, { shortcut, body }, { shared })

/** The choices of a reply, in their order. */
async function choicesIn(response: Response) {
  expect(response.status).toBe(200)
  const { elements } = readMarkup(await response.text())
  return elements
    .filter(({ attributes }) => attributes.role === 'option')
    .map(({ attributes }) => [attributes['data-shortcut'], attributes['data-body']])
}

describe('the list of saved replies', () => {
  test('links to the settings while it is empty', async () => {
    const chat = await startTestConversation()
    expect(await (await ann.get(`/conversations/${chat.id}/replies`)).text()).toContain('href="/settings/replies"')
  })

  test('holds the agent’s own and the team’s, filled in, the own first for the same shortcut', async () => {
    const chat = await startTestConversation(['Hello'], await meetVisitor('Vera Lynn'))
    await save(await ada.agent(), 'hello', 'Team: {{visitor.name}}', true)
    await save(
      await ann.agent(),
      'hello',
      `Hi {{visitor.first_name}}, I am {{agent.first_name}}. ${CANARY}\n"{{visitor.email}}" & &lt;`,
    )
    await save(await ann.agent(), 'bye', 'Bye')
    await save(await bea.agent(), 'secret', 'Only Bea’s')
    expect(await choicesIn(await ann.get(`/conversations/${chat.id}/replies`))).toEqual([
      ['bye', 'Bye'],
      ['hello', `Hi Vera, I am Ann. ${CANARY}\n"vera lynn@visitor.test" & &lt;`],
      ['hello', `Team: Vera Lynn ${CANARY}`],
    ])
  })

  test('needs a session and an existing conversation', async () => {
    const chat = await startTestConversation()
    expect((await outsider.get(`/conversations/${chat.id}/replies`, { 'hx-request': 'true' })).status).toBe(401)
    for (const id of [UNKNOWN_ID, 'nothing', '1'])
      expect((await ann.get(`/conversations/${id}/replies`)).status).toBe(404)
  })
})

describe('a variable', () => {
  const nobody = { visitor: { visitorName: null, visitorEmail: null }, agent: { name: 'Ann Lee' } }
  const vera = { visitor: { visitorName: 'Vera Lynn', visitorEmail: 'vera@visitor.test' }, agent: { name: 'Ann Lee' } }

  test.each([
    ['{{visitor.name}} <{{visitor.email}}>', 'Vera Lynn <vera@visitor.test>'],
    ['Hi {{ visitor.first_name }}, {{agent.first_name}} here', 'Hi Vera, Ann here'],
    ['{{visitor.first_name|there}} {{agent.name}}', 'Vera Ann Lee'],
    ['{{{visitor.first_name}}} {{visitor.first_name', '{Vera} {{visitor.first_name'],
  ])('in %p is filled in', (body, text) => {
    expect(fillVariables(body, vera)).toBe(text)
  })

  test.each([
    ['Hi {{visitor.first_name|there}}!', 'Hi there!'],
    ['Hi {{visitor.first_name}}, thanks', 'Hi, thanks'],
    ['Hi {{visitor.first_name}}! Thanks', 'Hi! Thanks'],
    ['Hi {{visitor.first_name}}', 'Hi'],
    ['Hi {{visitor.first_name}}\nThanks', 'Hi\nThanks'],
    ['{{visitor.first_name}} hello', 'hello'],
    ['Dear {{visitor.name}} of ours', 'Dear of ours'],
    ['Write to {{visitor.email|}} or here', 'Write to or here'],
    ['({{visitor.email}})', '()'],
  ])('in %p that is not known leaves no gap', (body, text) => {
    expect(fillVariables(body, nobody)).toBe(text)
  })

  test('in a visitor’s name is plain text', () => {
    expect(
      fillVariables('{{visitor.name}}', {
        ...vera,
        visitor: { visitorName: '{{agent.name}} $& $1', visitorEmail: null },
      }),
    ).toBe('{{agent.name}} $& $1')
  })
})
