import { accept } from '../actions/handoffs/accept'
import { endByVisitor } from '../actions/handoffs/end'
import { endNow, endSoon } from '../actions/handoffs/end-soon'
import { join } from '../actions/handoffs/join'
import { release } from '../actions/handoffs/release'
import { postAsAgent } from '../actions/messages/post-as-agent'
import { postAsVisitor } from '../actions/messages/post-as-visitor'
import { postNote } from '../actions/messages/post-note'
import { changeTicket } from '../actions/tickets/change'
import { openTicket } from '../actions/tickets/open'
import { askForPerson } from '../actions/visitors/ask-for-person'
import { openSession } from '../actions/visitors/open-session'
import { sql } from '../db/client'
import { nowMs, withClockAt } from '../ground/clock'
import type { Agent } from '../model/agents/schema'
import type { Conversation } from '../model/conversations/schema'
import type { IncomingMessage } from '../model/messages/incoming-message'
import type { Visitor } from '../model/visitors/schema'
import { newestConversation } from '../reads/conversations/queries'
import { answerQuestion } from '../responder/answer'
import { fromKnowledge } from '../responder/knowledge-responder'
import type { LaterStep, Script, Step } from './script'
import type { Team } from './team'

/** Plays a chat with the verbs that people's clicks use, each at the time at which it is said to have happened. */
export async function play({ name, email, page, device, minutesAgo, steps }: Script, team: Team): Promise<void> {
  const [path, pageTitle] = page
  const introduction = { name, email, page: { pageUrl: `https://atlas-desks.example${path}`, pageTitle } }
  let time = Date.now() - minutesAgo * 60_000
  const { visitor } = await withClockAt(time, () => openSession(introduction, device))
  for (const step of steps) {
    // On a slow machine a chat only lasts longer: nobody writes too soon after they wrote last.
    time = await withClockAt(time + secondsFor(step) * 1000, async () => {
      await performStep(step, visitor, team)
      return nowMs()
    })
  }
  await waitWithoutLimit(visitor)
}

async function performStep(step: Step, visitor: Visitor, team: Team): Promise<void> {
  if ('visitor' in step) await postAsVisitor(visitor, message(step.visitor))
  else if ('asksForPerson' in step) await askForPerson(visitor, agentsHere(team))
  else await takeIn(await conversationOf(visitor), step, team)
}

async function takeIn(conversation: Conversation, step: LaterStep, team: Team): Promise<void> {
  if ('responds' in step) await respond(conversation)
  else if ('joins' in step) await join(conversation, team[step.joins])
  else if ('accepts' in step) await accept(conversation, team[step.accepts])
  else if ('agent' in step) await postAsAgent(conversation, activeAgent(conversation, team), message(step.agent))
  else if ('note' in step) await postNote(conversation, team[step.by], message(step.note))
  else if ('ticket' in step) {
    const ticket = await openTicket(conversation, team[step.by], step.ticket)
    if (step.status) await changeTicket(ticket, { status: step.status })
  } else if ('releases' in step) await release(conversation, team[step.releases])
  else if (step.ends === 'visitor') await endByVisitor(conversation)
  else await end(conversation, team[step.ends])
}

function message(body: string): IncomingMessage {
  return { clientId: Bun.randomUUIDv7(), body }
}

/** Nobody of the team has a page open while this runs, but in the chats they are there. */
function agentsHere(team: Team): string[] {
  return Object.values(team).map(({ id }) => id)
}

async function conversationOf(visitor: Visitor): Promise<Conversation> {
  const conversation = await newestConversation(sql, visitor.id)
  if (!conversation) throw new Error('A chat of the demo begins with its visitor.')
  return conversation
}

/** Nobody watches how the answers grow, so they are there at once. */
const AT_ONCE = {
  responder: fromKnowledge(async function* (text) {
    yield text
  }),
  withinMs: 10_000,
}

async function respond({ id, epoch, askedSeq }: Conversation): Promise<void> {
  await answerQuestion({ conversationId: id, epoch, seq: askedSeq }, new AbortController().signal, AT_ONCE)
}

function activeAgent({ agentId }: Conversation, team: Team): Agent {
  const agent = Object.values(team).find(({ id }) => id === agentId)
  if (!agent) throw new Error('An agent of the demo writes in a chat that they do not have.')
  return agent
}

async function end(conversation: Conversation, agent: Agent): Promise<void> {
  const { id, ending } = await endSoon(conversation, agent)
  if (ending) await withClockAt(ending.at, () => endNow(id, ending.at))
}

/**
 * The one change here that no verb makes, as nobody of the product waits for ever: whoever tries the demo finds people
 * waiting, however late they look. The job that ends the wait was not sent, because its time was over before now.
 */
async function waitWithoutLimit(visitor: Visitor): Promise<void> {
  await sql`
    update conversations set version = version + 1, accept_by = null
    where visitor_id = ${visitor.id} and accept_by is not null`
}

/** How long a step takes people: time to read, to think and to type. */
function secondsFor(step: Step): number {
  if ('visitor' in step) return 12 + Math.round(step.visitor.length / 4)
  if ('agent' in step) return 20 + Math.round(step.agent.length / 3)
  if ('ticket' in step || 'note' in step) return 35
  if ('accepts' in step) return 25
  if ('ends' in step) return 40
  return 2
}
