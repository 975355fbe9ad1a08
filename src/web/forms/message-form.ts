import { receive } from '../../actions/attachments/receive'
import { removeFiles } from '../../actions/attachments/remove'
import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { log } from '../../ground/log'
import { type Attachment, LARGEST_FILE } from '../../model/attachments/schema'
import { MOST_FILES } from '../../model/messages/incoming-message'
import type { Sender } from '../../reads/attachments/sender'
import { readFields } from '../http/body'
import { type Limit, WORDS } from '../http/body-limits'
import { isMultipart, type RequestBody } from '../http/body-scope'
import { readParts } from '../http/multipart'

/** Words, and files around which there are words as well. */
export const MESSAGE: Limit = {
  bytes: WORDS.bytes,
  withFiles: MOST_FILES * LARGEST_FILE + WORDS.bytes,
  complaint:
    'This is too large to send: a message can have 1 MB of text and ten files of 10 MB each. Shorten it and try again.',
}

/** What was sent as a message. At the end of its block, the files that came in it and that no message has are dropped. */
export interface MessageForm extends AsyncDisposable {
  fields: Fields
}

/** Reads a message as it was sent: as JSON, as a form, or as a form with files in it. Throws as `readFields` does. */
export async function readMessageForm(requestBody: RequestBody, sender: Sender): Promise<MessageForm> {
  if (isMultipart(requestBody.request)) return receiveMessageForm(requestBody, sender)
  return { fields: await readFields(requestBody), async [Symbol.asyncDispose]() {} }
}

/** The files (`files`) are received while the form comes, and are named among its `attachments`. */
async function receiveMessageForm(requestBody: RequestBody, sender: Sender): Promise<MessageForm> {
  const files: Attachment[] = []
  let parts = 0
  // Failed files leave holes in the array; `Object.values` skips them.
  const drop = () => dropWithoutMessage(Object.values(files))
  try {
    const fields = await readParts(requestBody, MOST_FILES, async ({ field, name, content }) => {
      if (field !== 'files') throw new Invalid({ [field]: 'Send files in the field “files”.' })
      const place = parts++
      files[place] = await receive({ name, content, sender })
    })
    const ids = [...fields.uuids('attachments', MOST_FILES), ...files.map(({ id }) => id)]
    return { fields: fields.with('attachments', ids), [Symbol.asyncDispose]: drop }
  } catch (error) {
    await drop()
    throw error
  }
}

async function dropWithoutMessage(files: Attachment[]): Promise<void> {
  if (files.length === 0) return
  try {
    await removeFiles(files)
  } catch (error) {
    // The sender has their answer already, and the sweep finds the files again.
    log.warn({ err: error }, 'the files of a message could not be dropped')
  }
}
