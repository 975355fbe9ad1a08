import type { Random } from '../support/random'
import type { SeededAgent } from './agents'
import { postpone, squeeze } from './pace'
import { Thread } from './thread'
import type { SeededVisitor } from './visitors'
import { between, logUniform, type Weighted } from './weighted'

/** How a conversation stands in the end. */
export type Outcome = 'ended' | 'open' | 'escalated' | 'agent'

/** A thread, how it stands, and who has it. */
export interface Story {
  thread: Thread
  outcome: Outcome
  /** The one who is active, where an agent is. */
  agent: SeededAgent | null
  /** What people settled before the assistant got it back. */
  summary: string | null
}

export interface Outline {
  visitor: SeededVisitor
  startedAt: number
  /** Nothing is later than this. */
  until: number
  turns: number
  outcome: Outcome
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const [HANDED_OVER, TIMED_OUT, RELEASED, ENDED_BY_AGENT] = [0.06, 0.15, 0.2, 0.5]

/** A conversation from its first message to how it stands now. */
export function tell(outline: Outline, team: Weighted<SeededAgent>, random: Random): Story {
  const { visitor, startedAt, until, turns, outcome } = outline
  const thread = new Thread(visitor, startedAt, random)
  const agent = team.pick(random)
  const story: Story = { thread, outcome, agent: outcome === 'agent' ? agent : null, summary: null }

  if (outcome === 'escalated') wait(story, outline, agent, random)
  else if (outcome === 'agent') talk(story, outline, agent, random)
  else if (turns > 1 && random.chance(HANDED_OVER)) handOver(story, turns, agent, random)
  else thread.talksToAssistant(turns)

  if (outcome === 'ended') thread.ends(random.chance(ENDED_BY_AGENT) ? agent : undefined)
  squeeze(thread.lines, 0, startedAt, until)
  return story
}

/** A person is wanted since a few minutes, and nobody has come. */
function wait({ thread }: Story, { startedAt, until, turns }: Outline, agent: SeededAgent, random: Random): void {
  const waiting = between(random, 0, Math.min(2, turns - 1))
  thread.talksToAssistant(turns - waiting)
  const called = thread.lines.length
  thread.asksForPerson(agent)
  thread.waits(waiting)

  const since = Math.max(until - logUniform(random, MINUTE, 25 * MINUTE), (startedAt + until) / 2)
  squeeze(thread.lines.slice(0, called), 0, startedAt, since - 1000)
  postpone(thread.lines, called, Math.round(since) - (thread.lines[called]?.at ?? since))
  squeeze(thread.lines, called, since, until)
}

/** An agent is there, and the last word is from today. */
function talk({ thread }: Story, { until, turns }: Outline, agent: SeededAgent, random: Random): void {
  const before = between(random, 1, Math.max(1, Math.floor(turns / 2)))
  thread.talksToAssistant(before)
  const called = thread.lines.length
  thread.asksForPerson(agent)
  thread.accepts(agent)
  thread.talksToAgent(turns - before, agent)

  const last = until - Math.round(logUniform(random, MINUTE / 6, 10 * HOUR))
  postpone(thread.lines, called, Math.max(0, last - (thread.lines.at(-1)?.at ?? last)))
}

/** An agent was wanted at some time; only who ended the conversation may still have had it then. */
function handOver(story: Story, turns: number, agent: SeededAgent, random: Random): void {
  const { thread } = story
  const before = between(random, 1, turns - 1)
  thread.talksToAssistant(before)
  thread.asksForPerson(agent)
  if (random.chance(TIMED_OUT)) {
    thread.timesOut()
    story.summary = 'The visitor asked for a person and no one could join.'
    thread.talksToAssistant(turns - before)
  } else {
    thread.accepts(agent)
    const released = story.outcome === 'open' || random.chance(RELEASED)
    const after = released ? between(random, 0, turns - before) : 0
    thread.talksToAgent(turns - before - after, agent)
    if (!released) return

    story.summary = `${agent.name} talked to the visitor and closed with: ${thread.lines.findLast(({ author }) => author === 'agent')?.body}`
    thread.releases(agent)
    thread.talksToAssistant(after)
  }
}
