import { startConversation } from '../actions/conversations/start'
import { accept } from '../actions/handoffs/accept'
import { end, endByVisitor } from '../actions/handoffs/end'
import { release } from '../actions/handoffs/release'
import { noteMentions } from '../actions/mentions/note'
import { changeTicket } from '../actions/tickets/change'
import { openTicket } from '../actions/tickets/open'
import { openSession } from '../actions/visitors/open-session'
import { append, type NewMessage } from '../control/append'
import { takeControl } from '../control/take-control'
import { sql } from '../db/client'
import type { Agent } from '../model/agents/schema'
import type { Conversation } from '../model/conversations/schema'
import { agentInLine, visitorInLine } from '../model/handoffs/words'
import type { Visitor } from '../model/visitors/schema'
import { conversationWithId } from '../reads/conversations/queries'
import { answer } from '../responder/answer'
import { backdate, type Moment } from './backdate'
import type { Script, Step } from './script'
import type { Team } from './team'

/** Plays a chat with the verbs that people's clicks use, and then moves it back to when it is said to have been. */
export async function play(script: Script, team: Team): Promise<void> {
  const { name, email, page, device, steps } = script
  const [path, pageTitle] = page
  const { visitor } = await openSession(
    { name, email, page: { pageUrl: `https://atlas-desks.example${path}`, pageTitle } },
    device,
  )
  let conversation = await sql.begin((tx) => startConversation(tx, visitor))
  const moments: Moment[] = []
  for (const step of steps) {
    await take(step, conversation, visitor, team)
    conversation = (await conversationWithId(conversation.id)) ?? conversation
    moments.push({ seq: conversation.seq, epoch: conversation.epoch, after: secondsFor(step) })
  }
  await backdate(conversation, script.minutesAgo, moments)
}

async function take(step: Step, conversation: Conversation, visitor: Visitor, team: Team): Promise<void> {
  if ('visitor' in step) await say(conversation, { author: 'visitor', authorName: visitor.name, body: step.visitor })
  else if ('responds' in step) await respond(conversation)
  else if ('asksForPerson' in step) await callPerson(conversation)
  else if ('joins' in step) await join(conversation, team[step.joins])
  else if ('accepts' in step) await accept(conversation, team[step.accepts])
  else if ('agent' in step)
    await say(conversation, {
      author: 'agent',
      agentId: conversation.agentId ?? undefined,
      authorName: conversation.agentName,
      body: step.agent,
    })
  else if ('note' in step) await leaveNote(conversation, team[step.by], step.note)
  else if ('ticket' in step) {
    const ticket = await openTicket(conversation, team[step.by], step.ticket)
    if (step.status) await changeTicket(ticket, { status: step.status })
  } else if ('releases' in step) await release(conversation, team[step.releases])
  else if (step.ends === 'visitor') await endByVisitor(conversation)
  else await end(conversation, team[step.ends])
}

async function leaveNote({ id }: Conversation, agent: Agent, body: string): Promise<void> {
  const note = {
    clientId: Bun.randomUUIDv7(),
    author: 'note' as const,
    agentId: agent.id,
    authorName: agent.name,
    body,
  }
  const left = await append(sql, note, { expect: sql`id = ${id}` })
  if (left) await noteMentions(left.message)
}

async function say({ id }: Conversation, message: Omit<NewMessage, 'clientId'>): Promise<void> {
  await append(sql, { ...message, clientId: Bun.randomUUIDv7() }, { expect: sql`id = ${id}` })
}

async function respond({ id, epoch, askedSeq }: Conversation): Promise<void> {
  await answer({ conversationId: id, epoch, seq: askedSeq }, new AbortController().signal)
}

// Escalating and joining as people do would also have the chat time out in two minutes, long before somebody who
// tries the demo has looked around.
async function callPerson(conversation: Conversation): Promise<void> {
  const line = `${visitorInLine(conversation)} asked for a person`
  await takeControl(sql, conversation, {
    verb: 'escalate',
    from: ['ai'],
    to: 'escalated',
    actor: 'visitor',
    reason: 'The visitor asked for a person.',
    line,
    visitorLine: 'We are calling a person. You are next.',
  })
}

async function join(conversation: Conversation, agent: Agent): Promise<void> {
  const line = `${agentInLine(agent.name)} asked to join`
  await takeControl(sql, conversation, {
    verb: 'join',
    from: ['ai'],
    to: 'escalated',
    actor: 'agent',
    agent,
    line,
    visitorLine: 'A teammate is joining.',
  })
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
