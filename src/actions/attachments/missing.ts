import { sql } from '../../db/client'
import { Invalid } from '../../ground/errors'
import { stillWaiting } from '../../reads/attachments/waiting'

/** Says that some of a sender's files can no longer go with a message or belong to another conversation; undefined if all of them can. */
export async function missingFiles(
  files: string[],
  senderId: string,
  conversationId: string | null,
): Promise<Invalid | undefined> {
  const waiting = await sql`
    select from attachments
    where id = any(${files}::uuid[]) and ${stillWaiting()} and coalesce(agent_id, visitor_id) = ${senderId}::uuid
      and (conversation_id is null or conversation_id = ${conversationId}::uuid)`
  if (waiting.length === files.length) return undefined
  return fileIsGone()
}

/** What a sender hears whose file is gone. */
export function fileIsGone(): Invalid {
  return new Invalid({ attachments: 'A file is no longer available. Attach it again.' })
}
