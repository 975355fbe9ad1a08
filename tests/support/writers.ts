import { connect } from '../../src/db/client'
import { runningPostgres } from '../../src/db/embedded'
import type { SpawnedServer } from './spawned-server'

/** Visitors who write as fast as they can until the server does not take it any more. */
export class Writers {
  /** The `clientId` of each message that the server said it has. */
  readonly acknowledged: string[] = []
  /** When the last of them gave up. */
  readonly done: Promise<unknown>

  constructor(parley: SpawnedServer, count = 10) {
    this.done = Promise.all(Array.from({ length: count }, () => this.write(parley)))
  }

  /** Waits until this many messages were acknowledged. */
  async have(count: number): Promise<void> {
    for (const deadline = Date.now() + 30_000; this.acknowledged.length < count; await Bun.sleep(5)) {
      if (Date.now() > deadline) throw new Error(`Only ${this.acknowledged.length} messages were acknowledged.`)
    }
  }

  private async write(parley: SpawnedServer): Promise<void> {
    const visitor = parley.visitor()
    for (;;) {
      const clientId = crypto.randomUUID()
      const reply = await visitor.say(`line ${clientId}`, clientId).catch(() => undefined)
      if (reply?.status !== 201) return
      this.acknowledged.push(clientId)
    }
  }
}

/** Throws where a message that was acknowledged is missing, doubled or out of its visitor's order. */
export async function expectStored(parley: SpawnedServer, acknowledged: string[]): Promise<void> {
  const sql = connect(runningPostgres(parley.folder), { max: 1 })
  const rows =
    await sql`select client_id, conversation_id from messages where author = 'visitor' order by conversation_id, seq`
  await sql.end()
  const conversations = new Map(rows.map(({ client_id, conversation_id }) => [client_id, conversation_id]))
  const missing = acknowledged.filter((id) => !conversations.has(id))
  if (missing.length > 0)
    throw new Error(`Of ${acknowledged.length} acknowledged messages ${missing.length} are missing.`)
  if (conversations.size !== rows.length) throw new Error('A message is stored twice.')

  const asSent = Map.groupBy(acknowledged, (id) => conversations.get(id))
  for (const [conversation, sent] of asSent) {
    const stored = rows.filter((row) => row.conversation_id === conversation).map(({ client_id }) => client_id)
    if (stored.filter((id) => sent.includes(id)).join() !== sent.join())
      throw new Error(`The messages of ${conversation} are out of order.`)
  }
}
