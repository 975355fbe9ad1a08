import { sql, type Transaction } from '../../db/client'
import { RateLimited, Unavailable } from '../../ground/errors'
import { numbersNow } from '../../limits/numbers-now'
import { use } from '../../limits/use'
import { KEPT } from '../../model/limits/kinds'
import { EVERYBODY, type Numbers } from '../../model/limits/numbers'

const MEGABYTE = 1024 * 1024
/** An hour is what it takes at most; most files go with a message sooner. */
const TRY_AGAIN_MS = 5 * 60_000
/** The least that a file counts for, in bytes: a small one has a row and a place on the disk as well. */
const LEAST = 32 * 1024

/** Room for a file that arrives. */
export interface Room {
  /** Counts bytes that have come. Throws `RateLimited` or `Unavailable` where there is no room for them. */
  grow(bytes: number): Promise<void>
  /** The file has come, and waits for its message, or else is gone. */
  leave(waits: boolean): void
}

/** What waits or arrives of one holder: an address, or everybody. */
interface Held {
  /** Bytes of files that wait, as the database said last. */
  waiting: number
  /** Bytes that are coming in here and have no row yet. */
  arriving: number
  /** How many files are coming in here. */
  files: number
}

const held = new Map<string, Held>()

/** Makes room for a visitor's file, which counts from its first byte on. Throws as `grow` does. */
export async function roomFor(address: string): Promise<Room> {
  const holders = [heldBy(address), heldBy(EVERYBODY)]
  for (const one of holders) one.files++
  let mine = 0
  let counted = 0
  let left = false
  const room: Room = {
    async grow(bytes) {
      mine += bytes
      const more = Math.max(mine, LEAST) - counted
      counted += more
      for (const one of holders) one.arriving += more
      if (bytes > 0) await use(KEPT, address, bytes)
      if (await isFull(address)) await lookAgain(address)
    },
    leave(waits) {
      if (left) return
      left = true
      for (const one of holders) {
        one.arriving -= counted
        one.files--
        if (waits) one.waiting += counted
      }
      for (const name of [address, EVERYBODY]) if (held.get(name)?.files === 0) held.delete(name)
    },
  }
  try {
    await look(address)
    await room.grow(0)
    return room
  } catch (error) {
    room.leave(false)
    throw error
  }
}

/**
 * Checks exactly whether a file fits beside what waits, whichever servers the others arrive at: until its transaction ends,
 * no other is checked. Throws as `roomFor` does.
 */
export async function checkRoom(
  tx: Transaction,
  address: string,
  size: number,
  { waitingOfAddress, waitingInAll }: Numbers,
): Promise<void> {
  await tx`select pg_advisory_xact_lock(${TURNS})`
  const waiting = await waitingBytes(tx, address)
  const counts = Math.max(size, LEAST)
  if (waiting.ofAddress + counts > waitingOfAddress * MEGABYTE) throw addressIsFull()
  if (waiting.inAll + counts > waitingInAll * MEGABYTE) throw allIsFull()
}
const TURNS = 7_275_393

async function isFull(address: string): Promise<boolean> {
  const { waitingOfAddress, waitingInAll } = await numbersNow()
  return total(address) > waitingOfAddress * MEGABYTE || total(EVERYBODY) > waitingInAll * MEGABYTE
}

/** Waiting files may have been sent in the meantime. */
async function lookAgain(address: string): Promise<void> {
  await look(address)
  const { waitingOfAddress, waitingInAll } = await numbersNow()
  if (total(address) > waitingOfAddress * MEGABYTE) throw addressIsFull()
  if (total(EVERYBODY) > waitingInAll * MEGABYTE) throw allIsFull()
}

async function look(address: string): Promise<void> {
  const { ofAddress, inAll } = await waitingBytes(sql, address)
  heldBy(address).waiting = ofAddress
  heldBy(EVERYBODY).waiting = inAll
}

async function waitingBytes(
  executor: typeof sql | Transaction,
  address: string,
): Promise<{ ofAddress: number; inAll: number }> {
  const bytes = sql`sum(greatest(size, ${LEAST}::int))`
  const [row] = await executor<{ ofAddress: number; inAll: number }[]>`
    select coalesce(${bytes} filter (where address = ${address}), 0)::float8 as of_address, coalesce(${bytes}, 0)::float8 as in_all
    from attachments where message_id is null and visitor_id is not null`
  return row ?? { ofAddress: 0, inAll: 0 }
}

function total(name: string): number {
  const { waiting, arriving } = heldBy(name)
  return waiting + arriving
}

function heldBy(name: string): Held {
  let one = held.get(name)
  if (!one) held.set(name, (one = { waiting: 0, arriving: 0, files: 0 }))
  return one
}

function addressIsFull(): RateLimited {
  return new RateLimited(
    'Too many files from your network are waiting to be sent. Send or remove some first, or try again in 5 minutes.',
    TRY_AGAIN_MS,
  )
}

function allIsFull(): Unavailable {
  return new Unavailable(
    'Too many files are waiting to be sent at the moment. Try again in a few minutes. Messages without files still work.',
  )
}
