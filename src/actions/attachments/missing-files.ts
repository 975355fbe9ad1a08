import { sql } from '../../db/client'
import { Invalid } from '../../ground/errors'
import { stillWaiting } from '../../reads/attachments/waiting-files'

/** The refusal if some of a sender's files are gone or belong to another conversation; undefined if all can be sent. */
export async function missingFiles(
  files: string[],
  senderId: string,
  conversationId: string | null,
): Promise<Invalid | undefined> {
  const waitingFiles = await sql`
    select from attachments
    where id = any(${files}::uuid[]) and ${stillWaiting()} and coalesce(agent_id, visitor_id) = ${senderId}::uuid
      and (conversation_id is null or conversation_id = ${conversationId}::uuid)`
  if (waitingFiles.length === files.length) return undefined
  return fileIsGone()
}

/** The refusal when a file is gone. */
export function fileIsGone(): Invalid {
  return new Invalid({ attachments: 'A file is no longer available. Attach it again.' })
}
