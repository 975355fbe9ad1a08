import { sql } from '../../db/client'
import { isUuid } from '../../ground/fields'
import type { Attachment } from '../../model/attachments/schema'
import { type Sender, sentBy } from './sender'
import { stillWaiting } from './waiting-files'

/** What an agent has sent into a conversation for a message that is not written yet. */
export function waitingFilesOf(conversationId: string, agentId: string): Promise<Attachment[]> {
  return sql<Attachment[]>`
    select * from attachments where ${sentBy({ agentId, conversationId })} and ${stillWaiting()} order by id`
}

/** A sender's own file that waits for a message. */
export async function waitingFile(id: string, sender: Sender): Promise<Attachment | undefined> {
  if (!isUuid(id)) return undefined
  const [file] = await sql<
    Attachment[]
  >`select * from attachments where id = ${id} and ${sentBy(sender)} and ${stillWaiting()}`
  return file
}

/** A file that an agent may see: one of a message of this conversation, or their own that waits. */
export async function fileForAgent(
  id: string,
  conversationId: string,
  agentId: string,
): Promise<Attachment | undefined> {
  if (!isUuid(id)) return undefined
  const [file] = await sql<Attachment[]>`
    select attachments.* from attachments left join messages on messages.id = message_id
    where attachments.id = ${id} and attachments.conversation_id = ${conversationId} and deleted_at is null
      and (message_id is not null or attachments.agent_id = ${agentId} and ${waits()})`
  return file
}

/** A file that a visitor may see: one of a message (but not of a note) in their conversation, or one of their own that is not sent yet. */
export async function fileForVisitor(id: string, visitorId: string): Promise<Attachment | undefined> {
  if (!isUuid(id)) return undefined
  const [file] = await sql<Attachment[]>`
    select attachments.* from attachments
      left join messages on messages.id = message_id
      left join conversations on conversations.id = attachments.conversation_id
    where attachments.id = ${id} and deleted_at is null
      and (author <> 'note' and conversations.visitor_id = ${visitorId} or attachments.visitor_id = ${visitorId} and ${waits()})`
  return file
}

/** `stillWaiting` beside other tables, which have columns of the same names. */
function waits() {
  return sql`attachments.id in (select id from attachments where ${stillWaiting()})`
}
