import { connect, type Socket } from 'node:net'

/** What came back for bytes that were sent as they are. */
interface RawReply {
  status: number
  headers: Headers
  body: string
  /** All of it as it stands on the wire, byte for byte. */
  text: string
  /** From the first byte sent to the last one received. */
  ms: number
}

/** `closed`: the connection ended without a reply. `silent`: nothing came, or not all of it, in the time there was. */
export type RawOutcome = RawReply | 'closed' | 'silent'

/** Sends bytes over a connection of their own, as no client for HTTP would, and reads one reply. */
export function sendRaw(port: number, bytes: string | Uint8Array, withinMs = 10_000): Promise<RawOutcome> {
  const sent = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
  const began = performance.now()
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(sent))
    const patience = setTimeout(() => end('silent'), withinMs)
    let got: Buffer = Buffer.alloc(0)
    const end = (outcome: RawOutcome) => {
      clearTimeout(patience)
      socket.destroy()
      resolve(outcome)
    }
    const read = (complete: boolean) =>
      readReply(got, Buffer.from(sent.subarray(0, 5)).toString() === 'HEAD ', complete, performance.now() - began)
    socket.on('data', (piece: Buffer) => {
      got = Buffer.concat([got, piece])
      const reply = read(false)
      if (reply) end(reply)
    })
    socket.on('error', () => end(read(true) ?? 'closed'))
    socket.on('close', () => end(read(true) ?? 'closed'))
  })
}

/** As `sendRaw`, where a reply must come. */
export async function rawReply(site: string, bytes: string | Uint8Array): Promise<RawReply> {
  const reply = await sendRaw(Number(new URL(site).port), bytes)
  if (typeof reply === 'string') throw new Error(`There was no reply: ${reply}.`)
  return reply
}

/** A request, byte by byte: the head as it is given, also in lines, and a body whose length it states. */
export function rawRequest(
  method: string,
  path: string,
  headers: Record<string, string> | string[],
  body?: string | Uint8Array,
): Buffer {
  const content = typeof body === 'string' ? Buffer.from(body) : (body ?? Buffer.alloc(0))
  const lines = Array.isArray(headers) ? headers : Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const length = body === undefined ? '' : `Content-Length: ${content.length}\r\n`
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map((line) => `${line}\r\n`).join('')}${length}\r\n`, 'latin1'),
    content,
  ])
}

/** A connection that stays as it is until it is let go. */
export function openConnection(port: number): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket))
    socket.on('error', () => resolve(undefined))
  })
}

function readReply(got: Buffer, isHead: boolean, complete: boolean, ms: number): RawReply | undefined {
  const end = got.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const [first = '', ...lines] = got.subarray(0, end).toString('latin1').split('\r\n')
  const headers = new Headers(
    lines.map(
      (line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as [string, string],
    ),
  )
  const status = Number(first.split(' ')[1])
  const body = got.subarray(end + 4)
  const length = headers.get('content-length')
  const chunked = headers.get('transfer-encoding') === 'chunked'
  const bodyless = isHead || status === 101 || status === 204 || status === 304
  const whole = bodyless || (chunked ? body.includes('0\r\n\r\n') : length !== null && body.length >= Number(length))
  return whole || complete ? { status, headers, body: body.toString(), text: got.toString('latin1'), ms } : undefined
}
