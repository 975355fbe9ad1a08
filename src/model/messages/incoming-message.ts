import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { isBlank } from '../../text/invisible-characters'
import type { AppendResult } from './append-result'

/** A message as it is sent. `clientId` is made by the sender; the same one again is the same message. */
export interface IncomingMessage {
  clientId: string
  body: string
  /** Ids of files that the same sender has sent before it, or in the same form. */
  files?: string[]
  /** Which of an agent's pages it comes from, for the others, which show the same draft. */
  page?: string
}

/** A message that is committed. `isResend`: it was stored before. */
export interface PostedMessage extends AppendResult {
  isResend: boolean
}

/** The labels of a message's fields. */
export const MESSAGE_LABELS = { body: 'The message' }

/** The longest message, in characters as people count them. */
export const LONGEST_BODY = 10_000

/** How many files one message may have. */
export const MOST_FILES = 10

/** Reads a message from what was sent, its text byte for byte. Throws `Invalid` when it holds nothing or too much. */
export function readMessage(fields: Fields): IncomingMessage {
  const clientId = fields.uuid('clientId')
  if (!clientId) throw new Invalid({ clientId: 'clientId must be a UUID.' })
  const body = readMessageText(fields)
  const files = fields.uuids('attachments', MOST_FILES)
  if (isBlank(body) && files.length === 0) throw new Invalid({ body: 'Write a message first.' })
  return { clientId, body, files, page: fields.line('page', 40) }
}

/** Reads the text of a message, byte for byte. Throws `Invalid` if it is too long. */
export function readMessageText(fields: Fields): string {
  return fields.text('body', LONGEST_BODY) ?? ''
}
