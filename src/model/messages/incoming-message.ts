import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { isBlank } from '../../text/invisible'
import type { Appended } from './appended'

/** A message as it is sent. `clientId` is made by the sender; the same one again is the same message. */
export interface IncomingMessage {
  clientId: string
  body: string
  /** Ids of files that the same sender has sent before it, or in the same form. */
  files?: string[]
  /** Which of an agent's pages it comes from, for the others, which show the same draft. */
  page?: string
}

/** A message that is committed. `again`: it was there before, and this was a resend. */
export interface Posted extends Appended {
  again: boolean
}

/** What pages call the fields of a message. */
export const MESSAGE_LABELS = { body: 'The message' }

/** The longest message, in characters as people count them. */
export const LONGEST_BODY = 10_000

/** How many files one message may have. */
export const MOST_FILES = 10

/** Reads a message from what was sent, its text byte for byte. Throws `Invalid` when it holds nothing or too much. */
export function readMessage(fields: Fields): IncomingMessage {
  const clientId = fields.uuid('clientId')
  if (!clientId) throw new Invalid({ clientId: 'clientId must be a UUID.' })
  const body = readWords(fields)
  const files = fields.uuids('attachments', MOST_FILES)
  if (isBlank(body) && files.length === 0) throw new Invalid({ body: 'Write a message first.' })
  return { clientId, body, files, page: fields.line('page', 40) }
}

/** Reads the words of a message, byte for byte. Throws `Invalid` where they are too many. */
export function readWords(fields: Fields): string {
  return fields.text('body', LONGEST_BODY) ?? ''
}
