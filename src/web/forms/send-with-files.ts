import { receive } from '../../actions/attachments/receive'
import { removeFiles } from '../../actions/attachments/remove'
import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { type Attachment, LARGEST_FILE } from '../../model/attachments/schema'
import { MOST_FILES, type Posted } from '../../model/messages/draft'
import type { Sender } from '../../reads/attachments/sender'
import { readFields } from '../http/body'
import { type Limit, WORDS } from '../http/body-limits'
import { isMultipart, type Sent } from '../http/body-scope'
import { readParts } from '../http/multipart'

/** Words, and files around which there are words as well. */
export const MESSAGE: Limit = {
  bytes: WORDS.bytes,
  withFiles: MOST_FILES * LARGEST_FILE + WORDS.bytes,
  complaint:
    'This is too large to send: a message can have 1 MB of text and ten files of 10 MB each. Shorten it and try again.',
}

/** Where a message comes from: what was sent, and whose it is. */
export interface Sending {
  sent: Sent
  sender: Sender
}

/**
 * Reads a message as it was sent, as JSON, as a form, or as a form with files in it (`files`), and has `post` send it:
 * its fields name those files among its `attachments`. Where the message is refused, or was there already, the files that
 * came with it are dropped.
 */
export async function sendWithFiles<Sent extends Pick<Posted, 'again'>>(
  { sent, sender }: Sending,
  post: (fields: Fields) => Promise<Sent>,
): Promise<Sent> {
  if (!isMultipart(sent.request)) return post(await readFields(sent))

  const received: Attachment[] = []
  let parts = 0
  try {
    const fields = await readParts(sent, MOST_FILES, async ({ field, name, content }) => {
      if (field !== 'files') throw new Invalid({ [field]: 'Send files in the field “files”.' })
      const place = parts++
      received[place] = await receive({ name, content, sender })
    })
    const ids = received.map(({ id }) => id)
    const posted = await post(fields.with('attachments', [...fields.uuids('attachments', MOST_FILES), ...ids]))
    if (posted.again) await removeFiles(received)
    return posted
  } catch (error) {
    // Those that failed left holes, which are no values.
    await removeFiles(Object.values(received))
    throw error
  }
}
