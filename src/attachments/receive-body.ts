import type { Server } from 'bun'
import { piecesOf } from '../http/arriving'
import { Invalid, TooLarge } from '../http/errors'
import { receive } from './receive'
import { type Attachment, LARGEST_FILE } from './schema'
import type { Sender } from './sender'

interface Sending {
  request: Request
  server: Server<unknown> | null
  sender: Sender
}

/**
 * Takes in a file that is the whole body of a request, its name percent-encoded in the header `Parley-File-Name`: in
 * the address it would stand in the logs of every proxy. Throws as `receive` does.
 */
export function receiveBody({ request, server, sender }: Sending): Promise<Attachment> {
  const { headers } = request
  if (headers.get('content-type')?.startsWith('multipart/')) throw new Invalid({ file: 'Send the file itself as the body, not a form.' })
  // Most senders say how much they have, and need not send it in vain.
  if (Number(headers.get('content-length') ?? 0) > LARGEST_FILE) throw new TooLarge('A file can have 10 MB at most.')
  return receive({ name: decoded(headers.get('parley-file-name') ?? ''), content: piecesOf(request, server), sender })
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    throw new Invalid({ name: 'The name of the file must be percent-encoded UTF-8.' })
  }
}
