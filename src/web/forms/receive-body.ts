import { receive } from '../../actions/attachments/receive'
import { Invalid } from '../../ground/errors'
import { type Attachment, LARGEST_FILE } from '../../model/attachments/schema'
import type { Sender } from '../../reads/attachments/sender'
import { piecesOf } from '../http/arriving'
import type { Limit } from '../http/body-limits'
import type { Sent } from '../http/body-scope'

/** A file as a whole body. */
export const FILE: Limit = { bytes: LARGEST_FILE, complaint: 'A file can be at most 10 MB.' }

/**
 * Takes in a file that is the whole body of a request, its name percent-encoded in the header `Parley-File-Name`: in
 * the address it would stand in the logs of every proxy. Throws as `receive` does.
 */
export function receiveBody(sent: Sent, sender: Sender): Promise<Attachment> {
  const { headers } = sent.request
  if (headers.get('content-type')?.startsWith('multipart/'))
    throw new Invalid({ file: 'Send the file itself as the body, not a form.' })
  const content = piecesOf(sent, 'files', new AbortController().signal)
  return receive({ name: decoded(headers.get('parley-file-name') ?? ''), content, sender })
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Invalid({ name: 'The name of the file must be percent-encoded UTF-8.' })
  }
}
