import { connect, createServer, type Socket } from 'node:net'
import type { Random } from './random'

/** A way to the server that loses things: clients connect to `url` instead of to the server itself. */
export interface UnreliableNetwork {
  url: string
  /** From now on: the share of connections cut every tenth of a second, and of replies lost on the way back. */
  lose(share: { connections: number; replies: number }): void
  counts: { connectionsCut: number; repliesLost: number }
  close(): void
}

/** Puts a relay in front of a port. It passes everything on until it is told to lose some. */
export async function unreliableNetwork(port: number, random: Random): Promise<UnreliableNetwork> {
  const connections = new Set<Socket>()
  const counts = { connectionsCut: 0, repliesLost: 0 }
  let share = { connections: 0, replies: 0 }

  const relay = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    connections.add(client)
    const end = () => {
      connections.delete(client)
      client.destroy()
      server.destroy()
    }
    for (const side of [client, server]) side.on('error', end).on('close', end)
    client.pipe(server)
    server.on('data', (chunk) => {
      // What the server did is done, but the client never hears of it.
      if (random.chance(share.replies)) {
        counts.repliesLost++
        return end()
      }
      if (!client.write(chunk)) server.pause()
    })
    client.on('drain', () => server.resume())
  })
  const storm = setInterval(() => {
    for (const connection of connections) {
      if (!random.chance(share.connections)) continue
      counts.connectionsCut++
      connection.destroy()
    }
  }, 100)

  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(relay.address() as { port: number }).port}`,
    lose: (chosen) => void (share = chosen),
    counts,
    close() {
      clearInterval(storm)
      for (const connection of connections) connection.destroy()
      relay.close()
    },
  }
}
