import { sql } from '../../db/client'
import { config } from '../../ground/config'
import { RateLimited } from '../../ground/errors'

/** Tells a sender how long they have to wait until their next message in the conversation. */
export async function tooSoon(conversationId: string | null, senderId: string): Promise<RateLimited> {
  const [row] = await sql<{ passed: number | null }[]>`
    select ((extract(epoch from clock_timestamp()) * 1000)::bigint - (last_sent ->> ${senderId}::text)::bigint)::int as passed
    from conversations where id = ${conversationId}::uuid`
  const msLeft = Math.min(Math.max(config.messageIntervalMs - (row?.passed ?? 0), 1), config.messageIntervalMs)
  const seconds = Math.max(1, Math.ceil(msLeft / 1000))
  return new RateLimited(`You can send again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`, msLeft)
}
