import { type Listed, matches, type Selection } from '../../src/model/conversations/selection'
import type { BenchConversation } from './people'
import type { Report } from './screens'

/** A message that was taken: the how-manieth of the benchmark in its conversation, and when it was written down. */
export interface Sent {
  /** The place of its conversation. */
  conversation: number
  /** The version of the conversation's row with this message. */
  version: number
  committedAt: number
  /** When its request was sent. */
  sentAt: number
}

export interface Delivered {
  /** Milliseconds of each message to each screen that has to show it, from its statement on. */
  times: number[]
  /** The same from when its request was sent. */
  wholeTimes: number[]
  /** Of these, how many a screen learned of with a newer state of the row. */
  overtaken: number
  missed: number
}

/** When each message was on each screen that has to show it: with the first frame that has its row in that state or a newer one. */
export function delivered(
  sent: Sent[],
  conversations: BenchConversation[],
  screens: Selection[],
  report: Report,
): Delivered {
  const result: Delivered = { times: [], wholeTimes: [], overtaken: 0, missed: 0 }
  const seen = statesSeen(report, screens.length)
  for (const { conversation, version, committedAt, sentAt } of sent) {
    const state = stateOf(conversations[conversation] as BenchConversation, version, committedAt)
    for (const [screen, selection] of screens.entries()) {
      if (!matches(selection, state as Listed)) continue
      const first = seen[screen]?.get(conversation)?.find((state) => state.version >= version)
      if (!first) result.missed++
      else {
        result.times.push(first.at - committedAt)
        result.wholeTimes.push(first.at - sentAt)
        if (first.version > version) result.overtaken++
      }
    }
  }
  return result
}

interface State {
  version: number
  at: number
}

/** By screen and conversation: the states of the row, in the order in which they came. */
function statesSeen({ frames, arrivals }: Report, screens: number): Map<number, State[]>[] {
  const seen = Array.from({ length: screens }, () => new Map<number, State[]>())
  for (const [screen, frame, at] of arrivals) {
    const rows = frames[frame] ?? []
    for (let each = 0; each < rows.length; each += 2) {
      const [conversation = 0, version = 0] = rows.slice(each, each + 2)
      const states = seen[screen]?.get(conversation)
      if (states) states.push({ version, at })
      else seen[screen]?.set(conversation, [{ version, at }])
    }
  }
  return seen
}

type Matched = Pick<
  Listed,
  'id' | 'visitorSearch' | 'control' | 'agentId' | 'turns' | 'lastMessageAt' | 'endedAt' | 'reads'
>

/** What the list's filters look at, after so many messages more. */
function stateOf({ turns, ...conversation }: BenchConversation, version: number, at: number): Matched {
  return { ...conversation, turns: turns + version, lastMessageAt: new Date(at), endedAt: null, reads: {} }
}
