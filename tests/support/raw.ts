import { connect } from 'node:net'

/** What a server sends for these bytes until it closes the connection: as it stands on the wire, byte for byte. */
export function rawReply(site: string, request: string): Promise<string> {
  const { hostname, port } = new URL(site)
  return new Promise((resolve, reject) => {
    let reply = ''
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(request, 'latin1')))
    socket.on('data', (bytes) => (reply += bytes.toString('latin1')))
    socket.on('close', () => resolve(reply))
    socket.on('error', reject)
  })
}

/** A request without a body, with these lines as its headers. */
export function rawRequest(target: string, headers: string[], method = 'GET'): string {
  return `${[`${method} ${target} HTTP/1.1`, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`
}

/** The status and the headers, in lower case, of such a reply. */
export function statusAndHeaders(reply: string): { status: number; headers: Headers } {
  const [first = '', ...lines] = (reply.split('\r\n\r\n')[0] ?? '').split('\r\n')
  const headers = new Headers(
    lines.map(
      (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as [string, string],
    ),
  )
  return { status: Number(first.split(' ')[1]), headers }
}
