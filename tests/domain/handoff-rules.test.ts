import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { configure } from '../../src/ground/config'
import type { Conversation } from '../../src/model/conversations/schema'
import { heldBy, mayDecide, refusalOf, type Step, stepsFor, timeToAcceptBegan } from '../../src/model/handoffs/rules'
import {
  agentInLine,
  firstName,
  spanInWords,
  visitorInLine,
  visitorLabel,
  writingLater,
} from '../../src/model/handoffs/words'

const ann = { id: 'ann', role: 'agent' } as const
const bea = { id: 'bea', role: 'agent' } as const
const ada = { id: 'ada', role: 'admin' } as const
const when = new Date('2026-07-15T12:00:00Z')

/** A conversation that the AI has, but for what is said of it. */
function chat(facts: Partial<Conversation> = {}): Conversation {
  const nothing = {
    control: 'ai',
    agentId: null,
    agentName: null,
    endedAt: null,
    ending: null,
    missedAt: null,
  } as const
  return { ...nothing, ...facts } as Conversation
}
const escalated = chat({ control: 'escalated', waitingSince: when })
const missed = chat({ missedAt: when })
const ended = chat({ endedAt: when })
const annHasIt = chat({ control: 'agent', agentId: 'ann', agentName: 'Ann Reyes' })
const annIsEndingIt = { ...annHasIt, ending: { at: when.getTime(), agentId: 'ann', agentName: 'Ann Reyes' } }
const somebodyIsEndingIt = { ...annIsEndingIt, control: 'ai', agentId: null, agentName: null } as const

describe('the steps of an agent', () => {
  test.each<[string, Conversation, typeof ann | typeof bea | typeof ada, boolean, Step[]]>([
    ['while the AI has the conversation', chat(), ann, false, ['join', 'end']],
    ['while the visitor waits', escalated, ann, false, ['accept', 'end']],
    ['after nobody came in time', missed, ann, false, ['accept', 'dismiss', 'end']],
    ['after the end', ended, ann, false, ['reopen']],
    ['who has the conversation', annHasIt, ann, false, ['release', 'end']],
    ['who has the conversation and has just come back', annHasIt, ann, true, ['release', 'end']],
    ['while a colleague has it', annHasIt, bea, false, []],
    ['while the colleague who has it is away', annHasIt, bea, true, ['takeOver']],
    ['who is an admin, while a colleague has it', annHasIt, ada, false, ['release', 'end']],
    ['who is an admin, while the colleague who has it is away', annHasIt, ada, true, ['takeOver', 'release', 'end']],
    ['who is ending it', annIsEndingIt, ann, false, ['undo']],
    ['while a colleague who has it is ending it', annIsEndingIt, bea, false, []],
    ['who is an admin, while a colleague is ending it', annIsEndingIt, ada, false, ['undo']],
    ['while it ends and nobody has it', somebodyIsEndingIt, bea, false, ['undo']],
  ])('%s', (_, conversation, agent, isAway, steps) => {
    expect(stepsFor(conversation, agent, isAway)).toEqual(steps)
  })
})

test('anybody may decide where nobody is active, and otherwise the active agent and admins', () => {
  expect([ann, bea, ada].map((agent) => mayDecide(chat(), agent))).toEqual([true, true, true])
  expect([ann, bea, ada].map((agent) => mayDecide(annHasIt, agent))).toEqual([true, false, true])
})

test.each([
  ['the AI has', chat(), 'The AI has this conversation. Join it first.'],
  ['is waiting', escalated, 'This conversation is waiting for an agent. Accept it first.'],
  ['was missed', missed, 'The AI has this conversation. Accept it first.'],
  ['has ended', ended, 'This conversation has ended.'],
  ['is ending', annIsEndingIt, 'This conversation has ended.'],
  ['a colleague has', annHasIt, 'Ann Reyes has this conversation.'],
])('an agent cannot write where the conversation %s', (_, conversation, refusal) => {
  expect(refusalOf(conversation, bea)).toBe(refusal)
})

test('the active agent can write', () => {
  expect(refusalOf(annHasIt, ann)).toBeUndefined()
})

test('a holder without a name is another agent', () => {
  expect(heldBy({ agentName: null })).toBe('Another agent has this conversation.')
})

describe('the time to accept', () => {
  const MINUTE_MS = 60_000
  beforeAll(() => void configure({ HANDOFF_TIMEOUT_S: '120' }))
  afterAll(() => void configure({}))

  test('began when the wait did', () => {
    const acceptBy = new Date(when.getTime() + 2 * MINUTE_MS)
    expect(timeToAcceptBegan({ acceptBy, waitingSince: when })).toEqual(when)
  })

  test('began a time-out before its end for somebody who was missed before', () => {
    const acceptBy = new Date(when.getTime() + 10 * MINUTE_MS)
    expect(timeToAcceptBegan({ acceptBy, waitingSince: when })).toEqual(new Date(when.getTime() + 8 * MINUTE_MS))
  })
})

describe('words', () => {
  test('a visitor is called by name, else by email, else by the end of their id', () => {
    const visitor = { visitorName: 'Vera', visitorEmail: 'vera@visitor.test', visitorId: '0199-abcd' }
    expect(visitorLabel(visitor)).toBe('Vera')
    expect(visitorLabel({ ...visitor, visitorName: null })).toBe('vera@visitor.test')
    expect(visitorLabel({ ...visitor, visitorName: null, visitorEmail: null })).toBe('Visitor abcd')
  })

  test('a visitor and an agent stand in a line by name, whatever the direction of their script', () => {
    const visitor = { visitorName: 'Vera', visitorEmail: null, visitorId: '0199-abcd' }
    expect(visitorInLine(visitor)).toBe('Vera')
    expect(visitorInLine({ ...visitor, visitorName: 'ורה' })).toBe('\u2068ורה\u2069')
    expect(agentInLine('Ann Reyes')).toBe('Ann')
    expect(agentInLine('אן רייס')).toBe('\u2068אן\u2069')
  })

  test.each([
    ['Ann Reyes', 'Ann'],
    [' Ann Reyes', 'Ann'],
    ['\u200b Ann', 'Ann'],
    ['\u200b', '\u200b'],
  ])('the first name in %j is %j', (name, first) => {
    expect(firstName(name)).toBe(first)
  })

  test('who left an address is written to, and who did not is asked for one', () => {
    expect(writingLater({ visitorEmail: 'vera@visitor.test' })).toBe('We will write to you at vera@visitor.test.')
    expect(writingLater({ visitorEmail: null })).toBe('Leave your email address and we will write to you.')
  })

  test.each([
    [45, '45 s'],
    [59, '59 s'],
    [60, '1 min'],
    [120, '2 min'],
    [3599, '60 min'],
    [3600, '1 h'],
    [7200, '2 h'],
  ])('%d s are %s', (seconds, words) => {
    expect(spanInWords(seconds)).toBe(words)
  })
})
