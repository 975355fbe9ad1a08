import fc from 'fast-check'
import { markRead, markUnread } from '../../src/actions/conversations/read'
import { accept } from '../../src/actions/handoffs/accept'
import { end, endByVisitor } from '../../src/actions/handoffs/end'
import { join } from '../../src/actions/handoffs/join'
import { release } from '../../src/actions/handoffs/release'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { identify } from '../../src/actions/visitors/identify'
import { sql } from '../../src/db/client'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { beginCrowded, draft, meetVisitor } from './fixtures'
import type { Known, State } from './list-oracle'

const KINDS = [
  'arrive',
  'write',
  'flurry',
  'join',
  'accept',
  'miss',
  'answer',
  'release',
  'end',
  'leave',
  'return',
  'rename',
  'read',
  'unread',
] as const
const NAMES = ['Vera', 'Vítor', 'Olive', 'ÓSCAR', 'Steve', 'Ève', 'Bob']

/** What an agent does of which a conversation is no longer one of a crowd. */
const NOTICES = new Set<StoryEvent['kind']>(['join', 'accept', 'answer', 'read', 'unread'])

// So many fit on one page of the list.
const MOST = 40

/** Something that happens to one of the conversations to which it can; which one, and what exactly, the numbers choose. */
export interface StoryEvent {
  kind: (typeof KINDS)[number]
  who: 'ann' | 'bea'
  which: number
  what: number
  /** How long it is quiet afterwards, in milliseconds. */
  pause: number
}

const weights: Partial<Record<StoryEvent['kind'], number>> = { arrive: 4, write: 6, join: 3, accept: 3, read: 3 }

export const storyEvent: fc.Arbitrary<StoryEvent> = fc.record({
  kind: fc.oneof(...KINDS.map((kind) => ({ weight: weights[kind] ?? 2, arbitrary: fc.constant(kind) }))),
  who: fc.constantFrom('ann', 'bea'),
  which: fc.nat(10_000),
  what: fc.nat(10_000),
  pause: fc.constantFrom(0, 0, 0, 0, 0, 0, 20, 110),
})

interface Chat {
  person: { visitor: Visitor }
  conversation: Conversation
  /** Who wrote each of its messages, from the first on. */
  authors: ('visitor' | 'other')[]
  /** One of more new chats than people start, and no agent has taken notice. */
  crowded: boolean
  /** By agent, the place of the last message they have seen. */
  seenUpTo: Record<string, number>
}

/** Has things happen through the product's verbs, and knows what there should be afterwards. */
export class Story {
  private readonly chats: Chat[] = []

  constructor(private readonly agents: { ann: Agent; bea: Agent }) {}

  /** The conversations as the oracle wants them. */
  known(): Known[] {
    return this.chats.map(({ person: { visitor }, conversation, authors, crowded, seenUpTo }) => ({
      id: conversation.id,
      name: visitor.name,
      email: visitor.email,
      state: stateOf(conversation),
      agentId: conversation.agentId ?? undefined,
      at: conversation.lastMessageAt,
      crowded,
      waitingSince: conversation.waitingSince ?? undefined,
      turns: turnsIn(authors),
      seen: Object.fromEntries(
        Object.entries(seenUpTo).map(([agent, seq]) => [agent, turnsIn(authors.slice(0, Math.max(0, seq)))]),
      ),
    }))
  }

  async happen({ kind, who, which, what, pause }: StoryEvent): Promise<void> {
    const agent = this.agents[who]
    const some = this.fitting(kind, agent)
    const chat = some[which % some.length]
    if (kind === 'arrive' && this.chats.length < MOST)
      await this.arrive(NAMES[what % NAMES.length] ?? '', what % 3 === 0)
    else if (kind === 'flurry') await Promise.all(some.slice(0, 5).map((one) => this.write(one)))
    else if (chat) await this.continue(chat, kind, agent, what)
    if (pause > 0) await Bun.sleep(pause)
  }

  /** The conversations in which it can happen. */
  private fitting(kind: StoryEvent['kind'], agent: Agent): Chat[] {
    const newest = (chat: Chat) => this.chats.findLast(({ person }) => person === chat.person) === chat
    return this.chats.filter((chat) => {
      const state = stateOf(chat.conversation)
      const own = chat.conversation.agentId === agent.id
      if (kind === 'write' || kind === 'flurry') return newest(chat)
      if (kind === 'return') return newest(chat) && state === 'ended'
      if (kind === 'join') return state === 'ai' || state === 'missed'
      if (kind === 'miss') return state === 'escalated'
      if (kind === 'accept') return state === 'escalated' || state === 'missed'
      if (kind === 'answer' || kind === 'release') return own
      if (kind === 'end') return state !== 'ended' && (own || state !== 'agent')
      if (kind === 'leave') return state !== 'ended'
      return true
    })
  }

  private async continue(chat: Chat, kind: StoryEvent['kind'], agent: Agent, what: number): Promise<void> {
    const { conversation, authors, seenUpTo, person } = chat
    const place = 1 + (what % authors.length)
    if (NOTICES.has(kind)) chat.crowded = false
    if (kind === 'write') await this.write(chat)
    else if (kind === 'return') await this.comeBack(chat)
    else if (kind === 'join') this.note(chat, await join(conversation, agent))
    else if (kind === 'accept') this.note(chat, await accept(conversation, agent))
    else if (kind === 'miss') this.note(chat, await missed(conversation))
    else if (kind === 'release') this.note(chat, await release(conversation, agent))
    else if (kind === 'end') this.note(chat, await end(conversation, agent))
    else if (kind === 'leave') this.note(chat, await endByVisitor(conversation))
    else if (kind === 'answer')
      this.note(chat, (await postAsAgent(conversation, agent, draft('An answer'))).conversation)
    else if (kind === 'rename')
      person.visitor = await identify(person.visitor, { name: `${NAMES[what % NAMES.length]} ${what}` })
    else if (kind === 'read') {
      await markRead(conversation, agent, place)
      seenUpTo[agent.id] = Math.max(place, seenUpTo[agent.id] ?? 0)
    } else if (kind === 'unread') {
      await markUnread(conversation, agent, place)
      seenUpTo[agent.id] = place - 1
    }
  }

  private async arrive(name: string, crowded: boolean): Promise<void> {
    const { visitor } = await meetVisitor(name)
    if (crowded) await beginCrowded(visitor)
    const { conversation } = await postAsVisitor(visitor, draft())
    this.chats.push({ person: { visitor }, conversation, authors: ['visitor'], crowded, seenUpTo: {} })
  }

  private async write(chat: Chat): Promise<void> {
    this.note(chat, (await postAsVisitor(chat.person.visitor, draft('More'))).conversation, 'visitor')
  }

  /** So long after the end that another conversation begins. */
  private async comeBack({ person, conversation: { id } }: Chat): Promise<void> {
    if (this.chats.length >= MOST) return
    await sql`update conversations set ended_at = now() - interval '25 hours' where id = ${id}`
    const { conversation } = await postAsVisitor(person.visitor, draft('Again'))
    this.chats.push({ person, conversation, authors: ['visitor'], crowded: false, seenUpTo: {} })
  }

  private note(chat: Chat, conversation: Conversation, author: 'visitor' | 'other' = 'other'): void {
    chat.conversation = conversation
    chat.authors.push(author)
  }
}

async function missed({ id, epoch }: Conversation): Promise<Conversation> {
  await timeOut(id, epoch)
  return (await conversationWithId(id)) as Conversation
}

function stateOf({ endedAt, missedAt, control }: Conversation): State {
  if (endedAt) return 'ended'
  return missedAt ? 'missed' : control
}

function turnsIn(authors: Chat['authors']): number {
  return authors.filter((author) => author === 'visitor').length
}
