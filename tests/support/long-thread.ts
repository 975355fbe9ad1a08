import { sql } from '../../src/db/client'
import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import { CANARY } from './canary'

export interface LongThread {
  /** How far apart the messages are; the newest is of now. */
  everyMinutes?: number
  /** Who writes what; without it the visitor and the agent take turns, with a long message now and then. */
  line?(n: number): { author: 'visitor' | 'agent' | 'note'; body: string }
}

const AT_ONCE = 5000

/** Adds many messages to a conversation in one go, as if they had been written over a long time. Returns it as it then is. */
export async function writeLongThread(
  { id }: Conversation,
  agent: Agent,
  count: number,
  options: LongThread = {},
): Promise<Conversation> {
  const { everyMinutes = 1, line = talk } = options
  const [{ seq, rev } = { seq: 0, rev: 0 }] = await sql<Conversation[]>`select * from conversations where id = ${id}`
  const newest = Date.now()
  for (let from = 1; from <= count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from + 1) }, (_, step) => {
      const n = from + step
      const { author, body } = line(n)
      const at = newest - (count - n) * everyMinutes * 60_000
      const by =
        author === 'visitor' ? { agent_id: null, author_name: null } : { agent_id: agent.id, author_name: agent.name }
      return {
        id: Bun.randomUUIDv7('hex', at),
        conversation_id: id,
        seq: seq + n,
        rev: rev + n,
        author,
        body,
        ...by,
        client_id: crypto.randomUUID(),
        created_at: new Date(at),
      }
    })
    await sql`insert into messages ${sql(rows)}`
  }
  const [conversation] = await sql<Conversation[]>`
    update conversations set seq = seq + ${count}, rev = rev + ${count}, last_message_at = greatest(last_message_at, ${new Date(newest)}),
      turns = (select count(*) from messages where conversation_id = ${id} and author = 'visitor'),
      asked_seq = (select coalesce(max(seq), 0) from messages where conversation_id = ${id} and author = 'visitor')
    where id = ${id} returning *`
  return conversation as Conversation
}

const WORDS =
  'the desk was sent on Monday and should stand in your room by the end of the week unless the lift is broken again'

function talk(n: number): { author: 'visitor' | 'agent'; body: string } {
  const words = n % 7 === 0 ? `${WORDS}. `.repeat(1 + (n % 11)) : n % 3 === 0 ? WORDS : 'Yes.'
  return { author: n % 2 === 0 ? 'agent' : 'visitor', body: `line ${n}: ${words} ${n % 5 === 0 ? CANARY : ''}` }
}
