import type { Sql } from 'postgres'
import { copyRows, RowGatherer, type Rows, row } from '../seed/copy-rows'
import { Random } from '../support/random'

/** A conversation that somebody has, to be made long. */
export interface Chat {
  id: string
  agentId: string
}

const COLUMNS = [
  'id',
  'conversation_id',
  'seq',
  'rev',
  'author',
  'agent_id',
  'author_name',
  'body',
  'client_id',
  'created_at',
]
const WORDS =
  'the desk was sent on Monday and should stand in your room by the end of the week unless our lift is broken again as it often is'.split(
    ' ',
  ) as [string, ...string[]]
/** One message in so many holds it: what is searched for. */
export const RARE_WORD = 'tortoise'
const RARE_EVERY = 500

/** Adds messages until the conversation has `count`, short and long ones, an hour apart; the newest is of now. */
export async function lengthen(sql: Sql, { id, agentId }: Chat, count: number): Promise<void> {
  await sql.begin(async (tx) => {
    const [conversation] = await tx<
      { seq: number; rev: number }[]
    >`select seq, rev from conversations where id = ${id} for update`
    const { seq, rev } = conversation ?? { seq: 0, rev: 0 }
    await copyRows(
      tx,
      { table: 'messages', columns: COLUMNS, settings: 'freeze off' },
      messages(id, agentId, seq, rev, count),
      { done: 0 },
    )
    await tx`
      update conversations set seq = ${count}, rev = ${rev + count - seq}, last_message_at = clock_timestamp(),
        turns = (select count(*) from messages where conversation_id = ${id} and author = 'visitor'),
        asked_seq = (select max(seq) from messages where conversation_id = ${id} and author = 'visitor')
      where id = ${id}`
  })
  await sql`vacuum (analyze) messages`
}

function* messages(id: string, agentId: string, seq: number, rev: number, count: number): Generator<Rows> {
  const rows = new RowGatherer()
  const random = new Random(1)
  for (let n = 1; seq + n <= count; n++) {
    const at = Date.now() - (count - seq - n) * 3_600_000
    const by = n % 2 === 0 ? ['agent', agentId, 'Ana Admin'] : ['visitor', null, null]
    const body = `${n % RARE_EVERY === 0 ? `${RARE_WORD} ` : ''}${words(random)}`
    rows.add(
      row(
        Bun.randomUUIDv7('hex', at),
        id,
        seq + n,
        rev + n,
        ...by,
        body,
        crypto.randomUUID(),
        new Date(at).toISOString(),
      ),
    )
    if (rows.isFull) yield rows.take()
  }
  yield rows.take()
}

/** A few words, and now and then many. */
function words(random: Random): string {
  const length = random.chance(0.1) ? 80 + random.next() * 120 : 2 + random.next() * 20
  return Array.from({ length }, () => random.pick(WORDS)).join(' ')
}
