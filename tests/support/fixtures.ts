import { accept } from '../../src/actions/handoffs/accept'
import { join } from '../../src/actions/handoffs/join'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { openSession, type VisitorSession } from '../../src/actions/visitors/open-session'
import { db, sql } from '../../src/db/client'
import { type Agent, agents } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { IncomingMessage } from '../../src/model/messages/incoming-message'
import { deviceOf } from '../../src/model/visitors/browser'
import type { Visitor } from '../../src/model/visitors/schema'
import { CANARIES, CANARY } from './canary'

// What tests start from, made by the same verbs that the product uses, but for agents; the database must be open. Each
// text holds the canary.

/** The password of every agent made here. */
export const PASSWORD = 'a password for tests'
// What `hashPassword` made of it once: each hash would take a quarter of a second.
const PASSWORD_HASH =
  '$argon2id$v=19$m=65536,t=2,p=1$huMsYZLdIojoTtWWj3MxzWklG7bu2AI35sHa4wbkAsE$ncpJpJgwH2kYNqXdj0xUZFT5sxVbrj3BU+3OrS0ygnc'

/** `Ann` is `Ann` and the canary, with the email ann@parley.test. */
export async function addTestAgent(name: string, role: Agent['role'] = 'agent'): Promise<Agent> {
  const email = `${name.toLowerCase()}@parley.test`
  const [agent] = await db
    .insert(agents)
    .values({ name: `${name} ${CANARY}`, email, role, passwordHash: PASSWORD_HASH })
    .returning()
  if (!agent) throw new Error(`${name} was not added.`)
  return agent
}

let people = 0

/** An agent with a name that nobody else has. */
export function anyAgent(role: Agent['role'] = 'agent'): Promise<Agent> {
  return addTestAgent(`Agent${++people}`, role)
}

/** Two agents and a visitor, all of them new. */
export async function newTeamAndVisitor(): Promise<{ ann: Agent; bea: Agent; visitor: Visitor }> {
  return { ann: await anyAgent(), bea: await anyAgent(), visitor: (await meetVisitor()).visitor }
}

/** What a sender makes: a new id and some words. */
export function draft(words = 'Where is my desk?'): IncomingMessage {
  return { clientId: crypto.randomUUID(), body: `${words} ${CANARY}` }
}

export function meetVisitor(name = 'Vera'): Promise<VisitorSession> {
  const all = CANARIES.join(' ')
  const page = {
    pageUrl: `https://shop.test/?from=${all}`,
    pageTitle: `Shop ${all}`.slice(0, 300),
    referrer: `https://search.test/?q=${all}`,
  }
  const device = deviceOf(
    new Request('http://localhost', {
      headers: { 'user-agent': CHROME_ON_LINUX, 'accept-language': 'de-CH,de;q=0.9' },
    }),
  )
  return openSession({ name: `${name} ${CANARY}`, email: `${name.toLowerCase()}@visitor.test`, page }, device)
}

/** A conversation without a message yet, as it begins where its address has just begun many. */
export async function beginCrowded({ id, name, email, search }: Visitor): Promise<void> {
  await sql`
    insert into conversations (id, visitor_id, visitor_name, visitor_email, visitor_search, crowded)
    values (${Bun.randomUUIDv7()}, ${id}, ${name}, ${email}, ${search}, true)`
}

/** A conversation in which a visitor has said these things, one after the other; the AI has control. */
export async function startTestConversation(said = ['Hello'], session?: VisitorSession): Promise<Conversation> {
  const { visitor } = session ?? (await meetVisitor())
  let conversation: Conversation | undefined
  for (const text of said) conversation = (await postAsVisitor(visitor, draft(text))).conversation
  if (!conversation) throw new Error('A conversation needs something said.')
  return conversation
}

/** A conversation that an agent has taken over. */
export async function startTakenConversation(agent: Agent, said?: string[]): Promise<Conversation> {
  return accept(await join(await startTestConversation(said), agent), agent)
}

const CHROME_ON_LINUX =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
