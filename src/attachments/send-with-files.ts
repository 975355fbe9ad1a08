import type { Server } from 'bun'
import { piecesOf } from '../http/arriving'
import { type Fields, readFields } from '../http/body'
import { Invalid, TooLarge } from '../http/errors'
import { readParts } from '../http/multipart'
import { MOST_FILES, type Posted } from '../messages/draft'
import { receive } from './receive'
import { removeFiles } from './remove'
import { type Attachment, LARGEST_FILE } from './schema'
import type { Sender } from './sender'

/** Where a message comes from: its request, and whose it is. */
export interface Sending {
  request: Request
  server: Server<unknown> | null
  sender: Sender
}

const WORDS_AROUND = 1024 * 1024

/**
 * Reads a message as it was sent, as JSON, as a form, or as a form with files in it (`files`), and has `post` send it:
 * its fields name those files among its `attachments`. Where the message is refused, or was there already, the files that
 * came with it are dropped.
 */
export async function sendWithFiles<Sent extends Pick<Posted, 'again'>>(
  { request, server, sender }: Sending,
  post: (fields: Fields) => Promise<Sent>,
): Promise<Sent> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) return post(await readFields(request))

  const received: Attachment[] = []
  let parts = 0
  try {
    const fields = await readParts(limited(piecesOf(request, server)), type, MOST_FILES, async ({ field, name, content }) => {
      if (field !== 'files') throw new Invalid({ [field]: 'Files go into the field files.' })
      const place = parts++
      received[place] = await receive({ name, content, sender })
    })
    const ids = received.map(({ id }) => id)
    const sent = await post(fields.with('attachments', [...fields.uuids('attachments', MOST_FILES), ...ids]))
    if (sent.again) await removeFiles(received)
    return sent
  } catch (error) {
    // Those that failed left holes, which are no values.
    await removeFiles(Object.values(received))
    throw error
  }
}

async function* limited(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const piece of pieces) {
    size += piece.length
    if (size > MOST_FILES * LARGEST_FILE + WORDS_AROUND) throw new TooLarge('That is too large to send.')
    yield piece
  }
}
