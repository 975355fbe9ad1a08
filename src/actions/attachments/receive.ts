import { rm } from 'node:fs/promises'
import { sql, type Transaction } from '../../db/client'
import { Invalid, Refusal, Unauthorized, Unavailable } from '../../ground/errors'
import { log } from '../../ground/log'
import { store } from '../../ground/store/store'
import { Tally } from '../../ground/tally'
import { checkDisk } from '../../limits/disk'
import { numbersNow } from '../../limits/numbers-now'
import { fitName } from '../../model/attachments/name'
import type { Attachment } from '../../model/attachments/schema'
import { typeOf } from '../../model/attachments/type'
import { type Sender, senderId, sentBy } from '../../reads/attachments/sender'
import { MOST_WAITING, stillWaiting } from '../../reads/attachments/waiting-files'
import { randomToken } from '../../text/digest'
import { pictureIn } from './picture'
import { removeFiles } from './remove'
import { checkRoom, type Room, roomFor } from './room'
import { spool, spoolBytes } from './spool'

/** A file as it comes from its sender. */
export interface Upload {
  name: string
  content: AsyncIterable<Uint8Array>
  sender: Sender
}

/**
 * Receives a file, which then waits for its sender's next message. Throws `TooLarge`, `Invalid` where it is empty or
 * where too many wait already, `RateLimited` where an address has sent too much, and `Unavailable` where it cannot be
 * stored; then nothing of it is left.
 */
export async function receive({ name, content, sender }: Upload): Promise<Attachment> {
  const leave = await admit(sender)
  const paths: string[] = []
  let room: Room | undefined
  try {
    await checkDisk()
    room = await roomOf(sender)
    const { path, size, head } = await spool(room ? countBytes(content, room) : content)
    paths.push(path)
    const type = await typeOf(head)
    const picture = await pictureIn(path, type)
    if (picture) paths.push(await spoolBytes(picture.thumbnail))
    // The row comes first, so that after a power failure the sweep knows what to remove.
    const file = await insert(
      { name: fitName(name), type, size, width: picture?.width ?? null, height: picture?.height ?? null },
      sender,
    )
    room?.leave(true)
    await storeFile(file, paths)
    return file
  } catch (error) {
    throw explainError(error)
  } finally {
    leave()
    room?.leave(false)
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
}

const arrivalsBySender = new Tally()

/** Admits another file of a sender. The returned function is called when the file has arrived or has failed. */
async function admit(sender: Sender): Promise<() => void> {
  const id = senderId(sender)
  const leave = () => arrivalsBySender.remove(id)
  arrivalsBySender.add(id)
  try {
    const [row] = await sql<
      { waiting: number }[]
    >`select count(*)::int as waiting from attachments where ${sentBy(sender)} and ${stillWaiting()}`
    if ((row?.waiting ?? 0) + arrivalsBySender.count(id) > MOST_WAITING) {
      throw new Invalid({ file: `You have already attached ${MOST_WAITING} files. Send or remove some first.` })
    }
    return leave
  } catch (error) {
    leave()
    throw error
  }
}

async function roomOf(sender: Sender): Promise<Room | undefined> {
  const address = addressOf(sender)
  return address === undefined ? undefined : roomFor(address)
}

async function* countBytes(content: AsyncIterable<Uint8Array>, room: Room): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    await room.grow(piece.length)
    yield piece
  }
}

function addressOf(sender: Sender): string | undefined {
  return 'address' in sender ? sender.address : undefined
}

/** Where a file lies in the store: nobody can guess it, and it says nothing of the file. */
const newKey = () => randomToken(32, 'hex')

type Facts = Pick<Attachment, 'name' | 'type' | 'size' | 'width' | 'height'>

async function insert(facts: Facts, sender: Sender): Promise<Attachment> {
  const address = addressOf(sender)
  if (address === undefined) return insertNow(sql, facts, sender)
  // They may take a connection of their own, which nobody may wait for within a transaction.
  const numbers = await numbersNow()
  return sql.begin(async (tx) => {
    await checkRoom(tx, address, facts.size, numbers)
    return insertNow(tx, facts, sender)
  })
}

async function insertNow(
  executor: typeof sql | Transaction,
  { name, type, size, width, height }: Facts,
  sender: Sender,
): Promise<Attachment> {
  const {
    agentId = null,
    conversationId = null,
    visitorId = null,
    address = null,
  } = { ...sender } as Record<string, string | undefined>
  const [file] = await executor<Attachment[]>`
    insert into attachments (id, agent_id, conversation_id, visitor_id, address, key, thumbnail_key, name, type, size, width, height)
    values (${Bun.randomUUIDv7()}, ${agentId}, ${conversationId}, ${visitorId}, ${address}, ${newKey()}, ${width === null ? null : newKey()},
      ${name}, ${type}, ${size}, ${width}, ${height})
    returning *`
  if (!file) throw new Error('A file was not inserted.')
  return file
}

async function storeFile(file: Attachment, [path = '', thumbnail = '']: string[]): Promise<void> {
  try {
    await store().put(file.key, path)
    if (file.thumbnailKey) await store().put(file.thumbnailKey, thumbnail)
  } catch (error) {
    await removeFiles([file])
    throw error
  }
}

/** The disk is full or S3 does not answer: the sender can only try again, and the operator must know. */
function explainError(error: unknown): unknown {
  // The sweep has just removed the visitor.
  if ((error as { constraint_name?: string }).constraint_name?.startsWith('attachments_visitor_id'))
    return new Unauthorized('This token is unknown.')
  const bySystem = error instanceof Error && (error.name === 'S3Error' || 'syscall' in error)
  if (error instanceof Refusal || !bySystem) return error
  log.error({ err: error }, 'a file could not be stored')
  return new Unavailable('Files cannot be stored at the moment. Try again later.')
}
