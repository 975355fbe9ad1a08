import { sql } from '../db/client'
import { Invalid } from '../http/errors'

/** Says which of a sender's files cannot go with a message any more; undefined where all of them can. */
export async function missingFiles(files: string[] = [], senderId: string): Promise<Invalid | undefined> {
  if (files.length === 0) return undefined
  const waiting = await sql`
    select from attachments
    where id = any(${files}::uuid[]) and message_id is null and coalesce(agent_id, visitor_id) = ${senderId}::uuid`
  if (waiting.length === files.length) return undefined
  return new Invalid({ attachments: 'A file is no longer there. Attach it again.' })
}
