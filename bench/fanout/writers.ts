import type { Writer } from '../latency/pace'
import { persistent, type Tally } from '../support/requests'
import { now } from '../support/statistics'
import type { Sent } from './arrivals'
import type { BenchConversation } from './people'

/** A visitor's message as the reply shows it. */
interface Posted {
  message: { id: string; seq: number; createdAt: string }
}

/** The visitors of all conversations, each at the same pace. `taken` hears of every message, and how long its request took. */
export function writersFor(
  conversations: BenchConversation[],
  url: string,
  everyMs: number,
  tally: Tally,
  taken: (sent: Sent, ms: number) => void,
): Writer[] {
  const send = persistent(tally)
  return conversations.map(({ token, turns }, conversation) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    const write = async (body: string) => {
      const sentAt = now()
      const draft = JSON.stringify({ clientId: Bun.randomUUIDv7(), body })
      const response = await send(new URL('/api/visitor/messages', url), { method: 'POST', headers, body: draft })
      const { message } = (await response.json()) as Posted
      // Each message raises the version of the row by one, from 0, and every turn before had its place in the thread.
      taken(
        { conversation, version: message.seq - turns, committedAt: Date.parse(message.createdAt), sentAt },
        now() - sentAt,
      )
      return message.id
    }
    return { write, words: 'Is there any news about my order?', everyMs }
  })
}
