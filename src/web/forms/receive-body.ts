import { receive } from '../../actions/attachments/receive'
import { Invalid } from '../../ground/errors'
import { type Attachment, LARGEST_FILE } from '../../model/attachments/schema'
import type { Sender } from '../../reads/attachments/sender'
import type { Limit } from '../http/body-limits'
import type { RequestBody } from '../http/body-scope'
import { piecesOf } from '../http/body-stream'

/** A file as a whole body. */
export const FILE: Limit = { bytes: LARGEST_FILE, complaint: 'A file can be at most 10 MB.' }

/**
 * Takes in a file that is the whole body of a request, its name percent-encoded in the header `Parley-File-Name`: in
 * the address it would stand in the logs of every proxy. Throws as `receive` does.
 */
export function receiveBody(requestBody: RequestBody, sender: Sender): Promise<Attachment> {
  const { headers } = requestBody.request
  if (headers.get('content-type')?.startsWith('multipart/'))
    throw new Invalid({ file: 'Send the file itself as the body, not a form.' })
  const content = piecesOf(requestBody, 'files', new AbortController().signal)
  return receive({ name: decodeName(headers.get('parley-file-name') ?? ''), content, sender })
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Invalid({ name: 'The name of the file must be percent-encoded UTF-8.' })
  }
}
