import { SlowSocket } from '../../tests/support/slow-socket'
import type { Random } from '../support/random'
import type { Stage } from './stage'
import { filled } from './template'
import { nastyText, noise } from './values'

const TYPES = ['resume', 'typing', 'draft', 'seen', 'delivered', 'read', 'message', '', '__proto__'] as const
const NAMES = [
  'since',
  'from',
  'to',
  'rows',
  'words',
  'text',
  'seq',
  'shown',
  'typing',
  'author',
  'conversation',
  'body',
] as const
const NUMBERS = ['0', '-1', '1', '1.5', '1e308', '9007199254740993', 'null', 'true', '[]', '{}', '"5"'] as const
const ENOUGH_MS = 2000

/** Opens one of the sockets and says things to it; returns how that ended: a code, `open`, or the status of a refusal. */
export async function speakToSocket(stage: Stage, random: Random): Promise<string> {
  const { known, target } = stage
  const protocol = { 'Sec-WebSocket-Protocol': `parley.v1, bearer.${known.visitor}` }
  const agent = { Cookie: known.agent ?? '', Origin: target.url }
  const since = random.pick(['0', '1', '999999999', '-1', 'x', '%00'])
  const [path, headers] = random.pick<readonly [string, Record<string, string>]>([
    [`/api/visitor/live?since=${since}`, protocol],
    [`/widget/live?since=${since}&conversation=${known.conversation}`, protocol],
    [`/conversations/${known.conversation}/live?since=${since}`, agent],
    [`/conversations/live?q=${random.pick(['', '%25', 'vera', '%5B'])}&from=${since}`, agent],
  ])
  const socket = new SlowSocket(new URL(path, target.url), { headers })
  const status = await Promise.race([socket.opened, Bun.sleep(ENOUGH_MS).then(() => -1)])
  if (status !== 101) {
    socket.close()
    return status === -1 ? 'no reply' : String(status)
  }
  const count = Math.floor(random.next() * 18)
  for (let frame = 0; frame < count; frame++) say(socket, random, stage)
  const outcome = await Promise.race([
    socket.closed.then(String),
    Bun.sleep(100 + random.next() * 400).then(() => 'open'),
  ])
  socket.close()
  return outcome
}

function say(socket: SlowSocket, random: Random, stage: Stage): void {
  const kind = random.next()
  if (kind < 0.05) socket.sendBytes(Buffer.from(noise(random, 100), 'latin1'))
  else if (kind < 0.1) socket.send(Buffer.from(noise(random, 120), 'latin1'), random.pick([2, 9, 10, 8]))
  else if (kind < 0.12) socket.send('x'.repeat(70_000))
  else if (kind < 0.2)
    socket.send(
      random.pick(['', '{', '[]', 'null', '1', '"type"', '{"type":1}', '{"type":"resume"}', '['.repeat(60_000)]),
    )
  else socket.send(filled(frameText(random), stage.forOne(random)))
}

function frameText(random: Random): string {
  const members = [`"type":"${random.pick(TYPES)}"`]
  while (random.chance(0.6)) {
    const value = random.chance(0.6) ? random.pick(NUMBERS) : JSON.stringify(nastyText(random))
    members.push(`"${random.pick(NAMES)}":${value}`)
  }
  return `{${members.join()}}`
}
