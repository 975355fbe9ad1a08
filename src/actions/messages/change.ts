import { announceMessage } from '../../announce/messages'
import { PREVIEW_LENGTH } from '../../control/append'
import { type Fragment, sql } from '../../db/client'
import { config } from '../../ground/config'
import { Conflict, Invalid, NotFound, RateLimited } from '../../ground/errors'
import { useForWords } from '../../limits/use-for-words'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { CHANGEABLE_MINUTES } from '../../model/messages/change-window'
import type { Message } from '../../model/messages/schema'
import type { AskingVisitor } from '../../model/visitors/schema'
import { conversationWithId } from '../../reads/conversations/queries'
import { messageIn } from '../../reads/messages/queries'
import { isBlank } from '../../text/invisible-characters'
import { removeFromStore, takeFilesFrom } from '../attachments/remove'
import { forgetMentions } from '../mentions/forget'
import { noteMentions } from '../mentions/note'

/** The sender who changes their own message: an agent or a visitor. */
export type Sender = { agent: Agent } | { visitor: AskingVisitor }

/**
 * Replaces a message's text and announces it. Throws `NotFound` where it is not the sender's, `Conflict` where it is
 * too late, `Invalid` where nothing would be left of it, `RateLimited` within the interval of its last change.
 */
export async function edit({ id }: Conversation, sender: Sender, messageId: string, body: string): Promise<Message> {
  const message = await ownMessage(id, sender, messageId)
  if (isBlank(body) && !message.files) throw new Invalid({ body: 'A message cannot be empty. Delete it instead.' })
  if (message.body === body) {
    // Sent again after it was stored, and before anybody was told.
    if (message.author === 'note') await noteMentions(message)
    return message
  }
  if ('visitor' in sender) await useForWords(sender.visitor.address, body)
  const listPreview = isBlank(body) ? namesOfFiles(messageId) : sql`${body.slice(0, PREVIEW_LENGTH)}`
  return change(id, sender, messageId, sql`body = ${body}, edited_at = clock_timestamp()`, listPreview, NOT_TOO_SOON())
}

/** A message that its sender may still change. Throws as `edit` does. */
export async function changeableMessage({ id }: Conversation, sender: Sender, messageId: string): Promise<Message> {
  return ownMessage(id, sender, messageId)
}

/** Deletes a message: its place in the thread stays, its text and files are removed. Throws as `edit` does. */
export async function takeBack({ id }: Conversation, sender: Sender, messageId: string): Promise<Message> {
  await ownMessage(id, sender, messageId)
  const message = await change(
    id,
    sender,
    messageId,
    sql`body = '', files = null, deleted_at = clock_timestamp()`,
    sql`'Message deleted'`,
  )
  if (message.author === 'note') await forgetMentions(messageId)
  return message
}

/**
 * One transaction: the message, the counter that tells everybody of it, and what the list shows of the conversation
 * where nothing was said since (`listPreview`). The files of a deleted message go with it.
 */
async function change(
  conversationId: string,
  sender: Sender,
  id: string,
  set: Fragment,
  listPreview: Fragment,
  condition = sql`true`,
): Promise<Message> {
  const { message, files } = await sql.begin(async (tx) => {
    // Locks the row first: a statement that waited for the lock would not see messages that were added or deleted
    // meanwhile.
    await tx`select from conversations where id = ${conversationId} for update`
    const [changedMessage] = await tx<Message[]>`
      with changed as (
        update conversations set
          rev = rev + 1,
          version = version + 1,
          last_body = case when (${newest()}) = ${id}::uuid then ${listPreview} else last_body end
        where id = ${conversationId}
          and exists (select from messages where id = ${id} and conversation_id = conversations.id and ${sentBy(sender)} and ${CHANGEABLE()} and ${condition})
        returning id, rev
      )
      update messages set rev = changed.rev, ${set} from changed where messages.id = ${id}
      returning messages.*`
    return { message: changedMessage, files: changedMessage?.deletedAt ? await takeFilesFrom(tx, id) : [] }
  })
  if (!message) throw (await refusal(conversationId, sender, id)) ?? changedTooSoon()

  // Mentions are stored before the announcement, because an agent who has the note open may read it at once.
  if (message.author === 'note' && !message.deletedAt) await noteMentions(message)
  const conversation = await conversationWithId(conversationId)
  if (conversation) announceMessage({ conversation, message })
  await removeFromStore(files)
  return message
}

async function ownMessage(conversationId: string, sender: Sender, id: string): Promise<Message> {
  const error = await refusal(conversationId, sender, id)
  if (error) throw error
  return (await messageIn(conversationId, id)) as Message
}

async function refusal(conversationId: string, sender: Sender, id: string): Promise<NotFound | Conflict | undefined> {
  const [message] = await sql<{ deletedAt: Date | null; inTime: boolean }[]>`
    select deleted_at, ${CHANGEABLE()} as in_time from messages where id = ${id} and conversation_id = ${conversationId} and ${sentBy(sender)}`
  if (!message) return new NotFound('Message not found.')
  if (message.deletedAt) return new Conflict('This message was deleted.')
  if (!message.inTime) return new Conflict(`Messages can be changed for ${CHANGEABLE_MINUTES} minutes.`)
  return undefined
}

const CHANGEABLE = () =>
  sql`messages.deleted_at is null and messages.created_at > clock_timestamp() - make_interval(mins => ${CHANGEABLE_MINUTES})`

/** Every change goes to everybody who has the thread open. */
const NOT_TOO_SOON = () =>
  sql`coalesce(messages.edited_at <= clock_timestamp() - make_interval(secs => ${config.messageIntervalMs / 1000}::float8), true)`

function changedTooSoon(): RateLimited {
  return new RateLimited('You have just changed this message. Try again in a moment.', config.messageIntervalMs)
}

const namesOfFiles = (id: string) => sql`
  (select left(string_agg(file ->> 'name', ', ' order by place), ${PREVIEW_LENGTH})
  from messages named, jsonb_array_elements(named.files) with ordinality as files (file, place) where named.id = ${id})`

const newest = () => sql`
  select said.id from messages said where said.conversation_id = conversations.id and said.author in ('visitor', 'ai', 'agent') order by said.seq desc limit 1`

function sentBy(sender: Sender): Fragment {
  if ('agent' in sender) return sql`messages.agent_id = ${sender.agent.id}`
  return sql`messages.author = 'visitor' and exists (
    select from conversations mine where mine.id = messages.conversation_id and mine.visitor_id = ${sender.visitor.id}
  )`
}
