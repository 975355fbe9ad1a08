import type { HandoffVerb } from '../../src/model/handoffs/schema'
import { firstName, visitorLabel } from '../../src/model/handoffs/words'
import type { Author } from '../../src/model/messages/schema'
import type { Random } from '../support/random'
import type { SeededAgent } from './agents'
import { newScene, type Scene, type Sentence } from './sentences'
import { AGENT_PHRASES, ASSISTANT_PHRASES, NOTES, REASONS, TOPICS, type Topic, VISITOR_SMALL_TALK } from './topics'
import type { SeededVisitor } from './visitors'
import { logUniform } from './weighted'

/** A message before it has its place in the tables. */
export interface Line {
  author: Author
  body: string
  visitorBody: string | null
  agent: SeededAgent | null
  confidence: number | null
  /** Epoch milliseconds, later than the line before. */
  at: number
}

/** A change of control, and the line that tells of it. */
export interface Step {
  verb: HandoffVerb
  actor: 'visitor' | 'agent' | 'responder' | 'system'
  agent: SeededAgent | null
  reason: string | null
  line: Line
}

type Change = Omit<Step, 'line' | 'agent' | 'reason'> & {
  agent?: SeededAgent
  reason?: string
  line: string
  visitorLine: string
  after: [number, number]
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const [ANSWERED, COMES_BACK, SECOND_SENTENCE, SMALL_TALK] = [0.86, 0.03, 0.42, 0.2]

/** A conversation as it comes to be, line by line, with a plausible pause before each. */
export class Thread {
  readonly lines: Line[] = []
  readonly steps: Step[] = []
  turns = 0
  private readonly topic: Topic
  private readonly scene: Scene
  private now: number

  constructor(
    readonly visitor: SeededVisitor,
    startedAt: number,
    private readonly random: Random,
  ) {
    this.topic = TOPICS.pick(random)
    this.scene = newScene(random)
    this.now = startedAt
  }

  talksToAssistant(turns: number): void {
    for (let turn = 0; turn < turns; turn++) {
      this.visitorWrites()
      if (this.random.chance(ANSWERED)) this.assistantAnswers()
    }
  }

  talksToAgent(turns: number, agent: SeededAgent): void {
    for (let turn = 0; turn < turns; turn++) {
      this.visitorWrites()
      if (this.random.chance(0.06)) this.add('note', this.say(NOTES), [10 * SECOND, MINUTE], agent)
      if (this.random.chance(ANSWERED)) this.agentAnswers(agent)
    }
  }

  /** Nobody answers. */
  waits(turns: number): void {
    for (let turn = 0; turn < turns; turn++) this.visitorWrites()
  }

  asksForPerson(agent: SeededAgent): void {
    const part = this.random.next()
    const after: Change['after'] = [3 * SECOND, MINUTE]
    if (part < 0.2) {
      this.change({
        verb: 'join',
        actor: 'agent',
        agent,
        line: `${firstName(agent.name)} asked to join`,
        visitorLine: 'A teammate is joining.',
        after,
      })
    } else if (part < 0.6) {
      const reason = this.say(REASONS)
      const line = `The AI asked for a person: ${reason}`
      this.change({
        verb: 'escalate',
        actor: 'responder',
        reason,
        line,
        visitorLine: 'We are calling a person. You are next.',
        after,
      })
    } else {
      const reason = 'The visitor asked for a person.'
      const line = `${this.label} asked for a person`
      this.change({
        verb: 'escalate',
        actor: 'visitor',
        reason,
        line,
        visitorLine: 'We are calling a person. You are number 2 in the queue.',
        after,
      })
    }
  }

  accepts(agent: SeededAgent): void {
    const line = `${firstName(agent.name)} joined`
    this.change({ verb: 'accept', actor: 'agent', agent, line, visitorLine: line, after: [15 * SECOND, 4 * MINUTE] })
    this.agentAnswers(agent)
  }

  releases(agent: SeededAgent): void {
    const line = `${firstName(agent.name)} released the conversation. Back to the AI.`
    this.change({
      verb: 'release',
      actor: 'agent',
      agent,
      line,
      visitorLine: 'The assistant is back.',
      after: [10 * SECOND, 5 * MINUTE],
    })
  }

  timesOut(): void {
    const line = 'No one accepted within 2 min. Back to the AI.'
    const visitorLine =
      'Sorry, no one could join in time. Leave your email address and we will write to you. If you ask for a person again, you keep your place in the queue.'
    this.change({ verb: 'time_out', actor: 'system', line, visitorLine, after: [3 * MINUTE, 3.1 * MINUTE] })
  }

  /** Without an agent, the visitor ends it. */
  ends(agent?: SeededAgent): void {
    const after: Change['after'] = [30 * SECOND, 40 * MINUTE]
    if (agent) {
      this.change({
        verb: 'end',
        actor: 'agent',
        agent,
        line: `${firstName(agent.name)} ended the conversation`,
        visitorLine: 'This chat has ended.',
        after,
      })
    } else {
      this.change({
        verb: 'end',
        actor: 'visitor',
        line: `${this.label} ended the chat`,
        visitorLine: 'You ended the chat.',
        after,
      })
    }
  }

  private get label(): string {
    const { name, email, id } = this.visitor
    return visitorLabel({ visitorName: name, visitorEmail: email, visitorId: id })
  }

  private visitorWrites(): void {
    const first = this.turns++ === 0
    const pause: Change['after'] = this.random.chance(COMES_BACK) ? [HOUR, 20 * HOUR] : [8 * SECOND, 4 * MINUTE]
    this.add(
      'visitor',
      first ? this.say(this.topic.openings, this.topic.questions) : this.followUp(),
      first ? [1, 1] : pause,
    )
  }

  private followUp(): string {
    return this.random.chance(SMALL_TALK)
      ? this.say(VISITOR_SMALL_TALK)
      : this.say(this.topic.questions, this.topic.questions)
  }

  private assistantAnswers(): void {
    this.add('ai', this.say(this.topic.answers, this.random.chance(0.5) ? this.topic.answers : ASSISTANT_PHRASES), [
      2 * SECOND,
      15 * SECOND,
    ])
  }

  private agentAnswers(agent: SeededAgent): void {
    this.add('agent', this.say(AGENT_PHRASES, this.topic.answers), [15 * SECOND, 4 * MINUTE], agent)
  }

  /** One sentence, and often a second one. */
  private say(first: [Sentence, ...Sentence[]], second?: [Sentence, ...Sentence[]]): string {
    const text = this.random.pick(first)(this.scene, this.random)
    if (!second || !this.random.chance(SECOND_SENTENCE)) return text
    return `${text} ${this.random.pick(second)(this.scene, this.random)}`
  }

  private change({ line, visitorLine, after, agent = undefined, reason, ...step }: Change): void {
    const added = this.add('system', line, after, null, visitorLine)
    this.steps.push({ ...step, agent: agent ?? null, reason: reason ?? null, line: added })
  }

  private add(
    author: Author,
    body: string,
    after: Change['after'],
    agent: SeededAgent | null = null,
    visitorBody: string | null = null,
  ): Line {
    this.now += Math.round(logUniform(this.random, ...after))
    const confidence = author === 'ai' ? Math.round(55 + this.random.next() * 44) / 100 : null
    const line = { author, body, visitorBody, agent, confidence, at: this.now }
    this.lines.push(line)
    return line
  }
}
