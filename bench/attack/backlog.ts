import { SlowSocket } from '../../tests/support/slow-socket'
import { type Attack, type Form, type Seen, together } from './attack'
import type { Target } from './target'

/** How much was missed, in MB, and how fast it is read, in KB a second. */
const SIZES: Record<Form, { mb: number; kbps: number }> = { short: { mb: 6, kbps: 1500 }, long: { mb: 50, kbps: 400 } }
const LENGTH = 9000

export const backlog: Attack = {
  section: 'E',
  name: `Catching up with ${SIZES.long.mb} MB at ${SIZES.long.kbps} KB/s (short: ${SIZES.short.mb} MB at ${SIZES.short.kbps}), by each of three sockets`,
  allowed: 'all of it arrives, on one connection',
  needsProcess: true,
  withinS: { short: 60, long: 420 },
  async run(target, form) {
    const { mb, kbps } = SIZES[form]
    const visitor = await target.admit('198.51.100.30')
    await target.say(visitor, 'talk to a person')
    const id = await target.conversationOf(visitor)
    const last = await lengthen(target, id, Math.ceil((mb * 1024 ** 2) / LENGTH))
    const protocol = { 'Sec-WebSocket-Protocol': `parley.v1, bearer.${visitor.token}` }
    const sockets = [
      { what: 'visitor API', path: '/api/visitor/live?since=0', headers: protocol },
      { what: 'widget', path: `/widget/live?since=0&conversation=${id}`, headers: protocol },
      {
        what: 'agent',
        path: `/conversations/${id}/live?since=0`,
        headers: { Cookie: await target.agent(), Origin: target.url },
      },
    ]
    return together(
      await Promise.all(
        sockets.map(({ what, path, headers }) =>
          caughtUp(new URL(path, target.url), { headers, bytesASecond: kbps * 1024 }, what, last, mb),
        ),
      ),
    )
  },
}

async function caughtUp(
  address: URL,
  options: { headers: Record<string, string>; bytesASecond: number },
  what: string,
  last: number,
  mb: number,
): Promise<Seen> {
  const began = performance.now()
  const { promise: complete, resolve } = Promise.withResolvers<'complete'>()
  let seen = 0
  const socket = new SlowSocket(address, {
    ...options,
    received(frame) {
      for (const [, seq] of frame.matchAll(/(?:"seq":|data-seq=\\")(\d+)/g)) seen = Math.max(seen, Number(seq))
      if (seen >= last) resolve('complete')
    },
  })
  // Twice as long as its pace takes, and a little.
  const patience = Bun.sleep((2 * mb * 1024 ** 2 * 1000) / options.bytesASecond + 10_000).then(
    () => 'not complete' as const,
  )
  const outcome = await Promise.race([complete, patience, socket.closed.then((code) => `closed with ${code}`)])
  socket.close()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  return {
    seen: `${what}: ${outcome} after ${seconds} s and ${(socket.bytes / 1024 ** 2).toFixed(1)} MB`,
    held: outcome === 'complete',
  }
}

/** Adds long messages to a conversation; returns the `seq` of the last one. The row is taken first: others may be writing. */
function lengthen(target: Target, id: string, count: number): Promise<number> {
  return target.database().begin(async (tx) => {
    const [conversation] = await tx<{ seq: number; rev: number }[]>`
      update conversations set seq = seq + ${count}, rev = rev + ${count} where id = ${id} returning seq - ${count} as seq, rev - ${count} as rev`
    const { seq, rev } = conversation ?? { seq: 0, rev: 0 }
    await tx`
      insert into messages (id, conversation_id, seq, rev, author, body, client_id, created_at)
      select gen_random_uuid(), ${id}, ${seq}::int + n, ${rev}::int + n, 'visitor', n || ' ' || repeat('long ', ${LENGTH / 5}::int), gen_random_uuid(), now()
      from generate_series(1, ${count}::int) as n`
    return seq + count
  })
}
