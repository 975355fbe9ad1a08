import { beforeEach, describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { accept } from '../../src/actions/handoffs/accept'
import { dismiss } from '../../src/actions/handoffs/dismiss'
import { endNow, endSoon, undoEnd } from '../../src/actions/handoffs/end-soon'
import { AWAY_S, giveBackAbandoned } from '../../src/actions/handoffs/give-back'
import { join } from '../../src/actions/handoffs/join'
import { leaveChats } from '../../src/actions/handoffs/leave'
import { release } from '../../src/actions/handoffs/release'
import { reopen } from '../../src/actions/handoffs/reopen'
import { takeOver } from '../../src/actions/handoffs/take-over'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { postAsAgent } from '../../src/actions/messages/post-as-agent'
import { postAsVisitor } from '../../src/actions/messages/post-as-visitor'
import { askForPerson } from '../../src/actions/visitors/ask-for-person'
import { sql } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { Refusal } from '../../src/ground/errors'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import { firstName } from '../../src/model/handoffs/words'
import type { Message } from '../../src/model/messages/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { isHere, noteConnected, noteDisconnected } from '../../src/realtime/agents-here'
import { acceptingSocketsSince, acceptSockets, closeAllSockets } from '../../src/realtime/sockets'
import { isolate } from '../../src/text/isolate'
import { testDatabase } from '../support/database'
import { draft, meetVisitor, newTeamAndVisitor } from '../support/fixtures'
import { expectAlways } from '../support/generated'

testDatabase()

let ann: Agent
let bea: Agent
let visitor: Visitor
let chat: Conversation

beforeEach(async () => {
  configure({ MESSAGE_INTERVAL_MS: '0' })
  ;({ ann, bea, visitor } = await newTeamAndVisitor())
  chat = await accept(await join((await postAsVisitor(visitor, draft())).conversation, ann), ann)
})

describe('a chat whose agent has no page open', () => {
  test('is taken over by anybody, and the visitor reads who is there now', async () => {
    expect(await takeOver(chat, bea)).toMatchObject({ control: 'agent', agentId: bea.id, agentName: bea.name })
    const { visitorBody } = await lastLine()
    expect(visitorBody).toContain(firstName(bea.name))
    expect(visitorBody).toContain(firstName(ann.name))
    await expect(postAsAgent(await current(), ann, draft())).rejects.toThrow(bea.name)
  })

  test('is not taken over from somebody who is there, from oneself, or where nobody answers', async () => {
    await expect(takeOver(chat, ann)).rejects.toThrow('You already have')
    noteConnected(ann.id)
    await expect(takeOver(chat, bea)).rejects.toThrow(ann.name)
    await expect(takeOver(await release(chat, ann), bea)).rejects.toThrow('The AI has this conversation')
  })

  test('is one whose agent has gone for longer than from one page to the next', () => {
    noteConnected(ann.id)
    noteConnected(ann.id)
    noteDisconnected(ann.id)
    expect(isHere(ann.id)).toBe(true)
    noteDisconnected(ann.id)
    expect(isHere(ann.id)).toBe(true)
    noteConnected(ann.id)
    expect(isHere(ann.id)).toBe(true)
  })

  test('goes back to the queue when the visitor is not answered, who has waited since they wrote', async () => {
    const { message } = await postAsVisitor(visitor, draft('Are you there?'))
    await goneFor(AWAY_S + 5)
    await giveBackAbandoned(0)
    expect(await current()).toMatchObject({ control: 'escalated', agentId: null, waitingSince: message.createdAt })
    const { body, visitorBody } = await lastLine()
    expect(body).toContain('has been away for 2 min. Back in the queue.')
    expect(visitorBody).toContain('has stepped away. We are calling a colleague.')
    const log =
      await sql`select verb, actor from handoffs where conversation_id = ${chat.id} order by epoch desc limit 1`
    expect([...log]).toEqual([{ verb: 'give_back', actor: 'system' }])
    const timeouts =
      await sql`select from jobs.job where name = 'hand-off-timeout' and data ->> 'conversationId' = ${chat.id} and (data ->> 'epoch')::int = ${(await current()).epoch}`
    expect(timeouts).toHaveLength(1)
  })

  const stays: Record<string, () => Promise<unknown>> = {
    'there is nothing to answer': async () => {
      await postAsAgent(chat, ann, draft('Here you are'))
      await goneFor(AWAY_S + 5)
    },
    'the agent was here a moment ago': () => goneFor(AWAY_S - 20),
    'the agent is here': async () => {
      await goneFor(AWAY_S + 5)
      noteConnected(ann.id)
    },
    'the agent has only just accepted': async () => {
      await goneFor(AWAY_S + 5)
      await sql`update handoffs set created_at = now() where conversation_id = ${chat.id}`
    },
    'the conversation is ending': async () => {
      await goneFor(AWAY_S + 5)
      await endSoon(await current(), ann)
    },
  }
  test.each(Object.keys(stays))('stays theirs where %s', async (name) => {
    await postAsVisitor(visitor, draft('Are you there?'))
    await stays[name]?.()
    await giveBackAbandoned(0)
    expect(await current()).toMatchObject({ control: 'agent', agentId: ann.id })
  })

  test('stays theirs while the server has not run for long enough for them to come back', async () => {
    await postAsVisitor(visitor, draft('Are you there?'))
    await goneFor(3600)
    await giveBackAbandoned(Date.now() - (AWAY_S - 20) * 1000)
    expect((await current()).control).toBe('agent')
    await giveBackAbandoned(Date.now() - (AWAY_S + 5) * 1000)
    expect((await current()).control).toBe('escalated')
  })

  test('stays theirs after an outage that cut everybody off for longer than an agent may be away', async () => {
    await postAsVisitor(visitor, draft('Are you there?'))
    await goneFor(3600)
    closeAllSockets()
    acceptSockets()
    await giveBackAbandoned(acceptingSocketsSince())
    expect((await current()).control).toBe('agent')
  })
})

test('a visitor who asks for a person while the only agent goes from one page to the next is told that one is called', async () => {
  noteConnected(ann.id)
  noteDisconnected(ann.id)
  const { visitor: other } = await meetVisitor('Olive')
  await postAsVisitor(other, draft())
  chat = await askForPerson(other)
  expect((await lastLine()).visitorBody).toStartWith('We are calling a person.')
})

describe('an agent who signs out', () => {
  test('gives their chats to the queue, to the AI, or keeps them, and leaves those of others alone', async () => {
    const other = await accept(
      await join((await postAsVisitor((await meetVisitor('Olive')).visitor, draft())).conversation, bea),
      bea,
    )
    await leaveChats(ann, 'keep')
    expect((await current()).agentId).toBe(ann.id)
    await leaveChats(ann, 'queue')
    expect(await current()).toMatchObject({ control: 'escalated', agentId: null })
    expect((await lastLine()).visitorBody).toContain('had to leave. We are calling a colleague.')

    await accept(await current(), ann)
    await leaveChats(ann, 'ai')
    expect(await current()).toMatchObject({ control: 'ai', agentId: null })
    expect((await lastLine()).visitorBody).toContain('had to leave. The assistant is back.')
    expect((await conversationWithId(other.id))?.agentId).toBe(bea.id)
  })
})

describe('whoever does what at once', () => {
  const KINDS = [
    'join',
    'accept',
    'takeOver',
    'release',
    'leave',
    'giveBack',
    'timeOut',
    'ask',
    'end',
    'endNow',
    'undo',
    'reopen',
    'dismiss',
    'write',
    'say',
  ] as const
  const act = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.constantFrom(0, 1) })

  test('one speaks, each change of control is logged once, and every message comes from who had it', async () => {
    const bursts = fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 6, maxLength: 14 })
    const story = fc.asyncProperty(bursts, async (bursts) => {
      visitor = (await meetVisitor()).visitor
      chat = (await postAsVisitor(visitor, draft())).conversation
      for (const burst of bursts) {
        const seen = await current()
        await Promise.all(burst.map(({ kind, who }) => tried(kind, [ann, bea][who] as Agent, seen)))
      }
      await expectOneSpeaker()
    })
    await expectAlways(story, 12)
  })

  async function tried(kind: (typeof KINDS)[number], agent: Agent, seen: Conversation): Promise<void> {
    const acts: Record<typeof kind, () => Promise<unknown>> = {
      join: () => join(seen, agent),
      accept: () => accept(seen, agent),
      takeOver: () => takeOver(seen, agent),
      release: () => release(seen, agent),
      leave: () => leaveChats(agent, 'queue'),
      giveBack: async () => {
        await goneFor(AWAY_S + 5)
        await giveBackAbandoned(0)
      },
      timeOut: () => timeOut(seen.id, seen.epoch),
      ask: () => askForPerson(visitor),
      end: () => endSoon(seen, agent),
      endNow: () => endNow(seen.id, seen.ending?.at ?? 0),
      undo: () => undoEnd(seen, agent),
      reopen: () => reopen(seen, agent),
      dismiss: () => dismiss(seen, agent),
      write: () => postAsVisitor(visitor, draft(), seen),
      say: () => postAsAgent(seen, agent, draft()),
    }
    await acts[kind]().catch((error) => {
      if (!(error instanceof Refusal)) throw error
    })
  }

  async function expectOneSpeaker(): Promise<void> {
    const { epoch, control, agentId, endedAt, ending, missedAt, waitingSince } = await current()
    const log = await sql<
      { epoch: number; verb: string }[]
    >`select epoch, verb from handoffs where conversation_id = ${chat.id} order by epoch`
    expect(log.map((row) => row.epoch)).toEqual(Array.from({ length: epoch }, (_, at) => at + 1))
    expect((control === 'agent') === (agentId !== null)).toBe(true)
    expect(endedAt === null || ending === null).toBe(true)
    expect((control === 'escalated' || missedAt !== null) === (waitingSince !== null)).toBe(true)

    let holder: string | undefined
    const said = await sql<Message[]>`select * from messages where conversation_id = ${chat.id} order by seq`
    for (const { author, agentId, body } of said) {
      if (author === 'system') holder = holderAfter(body, holder)
      if (author === 'agent') expect({ body, by: agentId }).toEqual({ body, by: holder as string })
    }
    expect(control === 'agent' ? agentId : undefined).toBe(holder as never)
  }

  /** Who speaks after a line of the thread: a change of control says who it was by. */
  function holderAfter(line: string, before: string | undefined): string | undefined {
    const by = [ann, bea].find(({ name }) => line.startsWith(isolate(firstName(name))))
    if (/ joined$| took over from | reopened the conversation$/.test(line)) return by?.id
    if (/Back to the AI\.$|Back in the queue\.$| ended the (conversation|chat)$/.test(line)) return undefined
    return before
  }
})

/** All agents were last here so long ago, and what they have they have had for longer. */
async function goneFor(seconds: number): Promise<void> {
  await sql`update agents set last_seen_at = now() - ${seconds} * interval '1 second'`
  await sql`update handoffs set created_at = now() - interval '1 day' where conversation_id = ${chat.id}`
}

async function current(): Promise<Conversation> {
  return (await conversationWithId(chat.id)) as Conversation
}

async function lastLine(): Promise<Message> {
  const [line] = await sql<
    Message[]
  >`select * from messages where conversation_id = ${chat.id} order by seq desc limit 1`
  return line as Message
}
