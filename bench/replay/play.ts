import type { Agent, AgentScreen } from '../support/agent'
import type { Random } from '../support/random'
import type { Tally } from '../support/requests'
import type { Shown } from '../support/thread-view'
import { Visitor, type VisitorScreen } from '../support/visitor'
import type { Dialogue } from './dialogue'

/** A line as the file has it, and the id under which the server said that it is stored. */
export type Sent = Pick<Shown, 'id' | 'author' | 'body'>

/** What became of a dialogue: what was sent, in its order, and the two screens that followed it. */
export interface Played {
  dialogue: Dialogue
  conversationId: string
  sent: Sent[]
  visitor: Visitor
  agent: Agent
  visitorScreen: VisitorScreen
  agentScreen: AgentScreen
}

/** Counts over all dialogues of a run. */
export interface ReplayTally extends Tally {
  sent: number
  acknowledged: number
  /** Lines sent twice at the same moment on purpose. */
  twice: number
  takeovers: number
  /** Two agents who accepted at the same moment. */
  races: number
  releases: number
  ends: number
}

export interface Stage {
  url: string
  agents: [Agent, ...Agent[]]
  random: Random
  tally: ReplayTally
  /** Called after each acknowledged line. */
  progress(): void
  /** Called with each screen that begins to follow a thread. */
  watching(screen: AgentScreen | VisitorScreen): void
}

const SEND_TWICE = 0.05
const RACE = 0.3
const RELEASE = 0.06
const END_BETWEEN = 0.02
const END_AFTER = 0.6

/**
 * Plays one dialogue line by line: each is sent once the one before is acknowledged, so their order is known. Between
 * the lines control moves: agents join and accept, race for it, release, and either side ends the chat for a while.
 */
export async function play(dialogue: Dialogue, stage: Stage): Promise<Played> {
  const { url, agents, random, tally } = stage
  const visitor = await Visitor.arrive(url, tally, `Visitor of ${dialogue.id}`)
  const visitorScreen = await visitor.watch()
  stage.watching(visitorScreen)
  let agent = random.pick(agents)
  const sent: Sent[] = []
  let conversationId = ''
  let agentScreen: AgentScreen | undefined

  for (const [index, { from, text }] of dialogue.turns.entries()) {
    const clientId = Bun.randomUUIDv7()
    tally.sent++
    if (from === 'visitor') {
      const { id } = await perhapsTwice(stage, () => visitor.say(text, clientId))
      sent.push({ id, author: from, body: text })
    } else {
      const [{ id }, speaker] = await sayAsAgent(stage, agent, conversationId, text, clientId)
      agent = speaker
      sent.push({ id, author: from, body: text })
    }
    tally.acknowledged++
    stage.progress()
    if (!agentScreen) {
      conversationId = await visitor.conversationId()
      agentScreen = await agent.watch(conversationId)
      stage.watching(agentScreen)
    }

    const next = dialogue.turns[index + 1]?.from
    if (from === 'agent' && random.chance(RELEASE)) tally.releases += Number(await agent.release(conversationId))
    // An ended chat opens again when the visitor writes, so only before a line of theirs.
    const ends = next === undefined ? END_AFTER : next === 'visitor' ? END_BETWEEN : 0
    if (random.chance(ends)) await end(stage, visitor, agent, conversationId)
  }
  if (!agentScreen) throw new Error(`The dialogue ${dialogue.id} has no lines.`)
  return { dialogue, conversationId, sent, visitor, agent, visitorScreen, agentScreen }
}

/** An agent's line, by whoever has the conversation, which is taken over where nobody has it. */
async function sayAsAgent(
  stage: Stage,
  agent: Agent,
  conversationId: string,
  text: string,
  clientId: string,
): Promise<[Shown, Agent]> {
  let speaker = agent
  for (let attempt = 0; attempt < 20; attempt++) {
    const message = await perhapsTwice(stage, () => speaker.say(conversationId, text, clientId))
    if (message) return [message, speaker]
    speaker = await takeOver(stage, speaker, conversationId)
  }
  throw new Error(`No agent could write into ${conversationId}.`)
}

/** Returns who has the conversation afterwards: at times another agent accepts at the same moment. */
async function takeOver(stage: Stage, agent: Agent, conversationId: string): Promise<Agent> {
  const { agents, random, tally } = stage
  const rival = random.pick(agents)
  if (rival !== agent && random.chance(RACE)) {
    tally.races++
    await agent.join(conversationId)
    await Promise.all([agent.accept(conversationId), rival.accept(conversationId)])
    const [agentMay, rivalMay] = await Promise.all([agent.maySend(conversationId), rival.maySend(conversationId)])
    if (agentMay && rivalMay) throw new Error(`Two agents have ${conversationId} at once.`)
    if (rivalMay) {
      tally.takeovers++
      return rival
    }
  }
  if (await agent.takeOver(conversationId)) tally.takeovers++
  return agent
}

async function end({ random, tally }: Stage, visitor: Visitor, agent: Agent, conversationId: string): Promise<void> {
  if (random.chance(0.5)) await visitor.endChat()
  else if (!(await agent.end(conversationId))) return
  tally.ends++
}

/** Sends a line, at times twice at the same moment with the same `clientId`, as a page does that lost its patience. */
async function perhapsTwice<Message extends { id: string } | undefined>(
  { random, tally }: Stage,
  send: () => Promise<Message>,
): Promise<Message> {
  if (!random.chance(SEND_TWICE)) return send()
  tally.twice++
  const [first, second] = await Promise.all([send(), send()])
  if (first && second && first.id !== second.id)
    throw new Error(`One clientId became two messages, ${first.id} and ${second.id}.`)
  return first ?? second
}
