import type { Reads } from '../../src/model/conversations/schema'
import { Random } from '../support/random'
import { Activity } from './activity'
import { byDiligence, newAgents, type SeededAgent } from './agents'
import { Calendar } from './calendar'
import { RowGatherer, type Rows } from './copy-rows'
import { agentRow, conversationRow, handoffRow, messageRow, type Table, visitorRow } from './records'
import { type Outcome, type Story, tell } from './story'
import { uuidV7 } from './uuids'
import { Visitors } from './visitors'
import { between, type Weighted } from './weighted'

export interface HistoryOptions {
  conversations: number
  messages: number
  agents: number
  days: number
  seed: number
  /** Epoch milliseconds; it ends here. */
  until: number
}

/** The rows of one table, and how many about. */
export interface Chapter {
  table: Table
  expected?: number
  rows: Iterable<Rows>
}

const DAY_MS = 24 * 3_600_000
const [OPEN, ESCALATED, WITH_AGENT] = [0.26, 0.0003, 0.001]
const [ESCALATED_DAYS, WITH_AGENT_DAYS] = [3, 5]
const [READ, READ_DAYS, READ_TO_THE_END] = [0.03, 60, 0.7]

/**
 * Everything that was said, and by whom, in the order in which conversations began. The same seed makes the same
 * history; only its times hang on `until`. The messages come first: what they lead to is known once they are read.
 */
export class History {
  private readonly random: Random
  private readonly calendar: Calendar
  private readonly activity: Activity
  private readonly visitors: Visitors
  private readonly team: SeededAgent[]
  private readonly casting: Weighted<SeededAgent>
  private readonly escalated: Quota
  private readonly withAgent: Quota
  /** Kept until the messages are stored: about half a gigabyte for a million conversations. */
  private readonly conversationRows: Rows[] = []
  private readonly handoffRows: Rows[] = []

  constructor(private readonly options: HistoryOptions) {
    const { conversations, messages, agents, days, seed, until } = options
    this.random = new Random(seed)
    this.calendar = new Calendar(days, until, OPEN - ESCALATED - WITH_AGENT)
    this.activity = new Activity(conversations, messages, this.random)
    this.visitors = new Visitors(this.random)
    this.team = newAgents(agents, until - (days + 1) * DAY_MS, seed)
    this.casting = byDiligence(this.team)
    const ofLast = (lastDays: number) => Math.ceil(conversations * this.calendar.partOfLast(lastDays))
    this.escalated = new Quota(conversations * ESCALATED, ofLast(ESCALATED_DAYS), this.random)
    this.withAgent = new Quota(conversations * WITH_AGENT, ofLast(WITH_AGENT_DAYS), this.random)
  }

  /** What is in which table, one after the other. */
  *tables(): Generator<Chapter> {
    const { agents, messages, conversations } = this.options
    yield { table: 'agents', expected: agents, rows: gathered(this.team, agentRow) }
    yield { table: 'messages', expected: messages, rows: this.messages() }
    yield { table: 'conversations', expected: conversations, rows: this.conversationRows }
    yield { table: 'handoffs', rows: this.handoffRows }
    const visitors = this.visitors.all
    yield {
      table: 'visitors',
      expected: visitors.length,
      rows: gathered(visitors, (visitor) => visitorRow(visitor, this.random)),
    }
  }

  private *messages(): Generator<Rows> {
    const [messages, conversations, handoffs] = [new RowGatherer(), new RowGatherer(), new RowGatherer()]
    for (let place = 0; place < this.options.conversations; place++) {
      const story = this.nextStory(place)
      const { lines, steps, visitor } = story.thread
      const id = uuidV7(lines[0]?.at ?? 0, this.random)
      for (const [index, line] of lines.entries()) messages.add(messageRow(id, index + 1, line, visitor, this.random))
      for (const [index, step] of steps.entries()) handoffs.add(handoffRow(id, index + 1, step, this.random))
      conversations.add(conversationRow(id, story, this.readsOf(story)))
      if (conversations.isFull) this.conversationRows.push(conversations.take())
      if (handoffs.isFull) this.handoffRows.push(handoffs.take())
      if (messages.isFull) yield messages.take()
    }
    this.conversationRows.push(conversations.take())
    this.handoffRows.push(handoffs.take())
    yield messages.take()
  }

  private nextStory(place: number): Story {
    const { conversations, until } = this.options
    const startedAt = this.calendar.timeAfter((place + this.random.next()) / conversations)
    const visitor = this.visitors.arriving(startedAt)
    const outcome = this.outcomeOf(conversations - place, startedAt)
    const story = tell(
      { visitor, startedAt, until, turns: this.activity.nextTurns(), outcome },
      this.casting,
      this.random,
    )
    const { lines } = story.thread
    this.activity.count(lines.length)
    this.visitors.leaves(visitor, lines.at(-1)?.at ?? startedAt, outcome === 'ended')
    return story
  }

  private outcomeOf(left: number, startedAt: number): Outcome {
    if (this.escalated.takes(left)) return 'escalated'
    if (this.withAgent.takes(left)) return 'agent'
    return this.calendar.isOpen(startedAt, this.random) ? 'open' : 'ended'
  }

  /** A few of the newer conversations have been looked at, mostly to their end. */
  private readsOf({ thread }: Story): Reads {
    const { lines } = thread
    const isNew = (lines[0]?.at ?? 0) > this.options.until - READ_DAYS * DAY_MS
    if (!isNew || !this.random.chance(READ)) return {}

    const readers = Array.from({ length: between(this.random, 1, 3) }, () => this.casting.pick(this.random))
    return Object.fromEntries(
      readers.map(({ id }) => {
        const seq = this.random.chance(READ_TO_THE_END) ? lines.length : between(this.random, 1, lines.length)
        const turns = lines.slice(0, seq).filter(({ author }) => author === 'visitor').length
        return [id, [seq, turns]]
      }),
    )
  }
}

/** A number of the newest conversations, any of them. */
class Quota {
  private wanted: number

  constructor(
    wanted: number,
    private readonly among: number,
    private readonly random: Random,
  ) {
    this.wanted = Math.max(1, Math.round(wanted))
  }

  /** Whether it takes the conversation before which `left` are left, itself included. */
  takes(left: number): boolean {
    if (left > this.among || !this.random.chance(this.wanted / left)) return false
    this.wanted--
    return true
  }
}

function* gathered<T>(items: T[], toRow: (item: T) => string): Generator<Rows> {
  const rows = new RowGatherer()
  for (const item of items) {
    rows.add(toRow(item))
    if (rows.isFull) yield rows.take()
  }
  yield rows.take()
}
