import { sql, type Transaction } from '../../db/client'
import { RateLimited, Unavailable } from '../../ground/errors'
import { numbersNow } from '../../limits/numbers-now'
import { use } from '../../limits/use'
import { KEPT } from '../../model/limits/kinds'
import { EVERYBODY, type Numbers } from '../../model/limits/numbers'

const MEGABYTE = 1024 * 1024
/** When to try again: the room is free after an hour at most, and usually sooner. */
const TRY_AGAIN_MS = 5 * 60_000
/** The least that a file counts for, in bytes: a small one has a row and a place on the disk as well. */
const LEAST = 32 * 1024

/** Room for a file that arrives. */
export interface Room {
  /** Counts bytes that have arrived. Throws `RateLimited` or `Unavailable` if there is no room for them. */
  grow(bytes: number): Promise<void>
  /** The file has arrived and waits for its message, or has failed. */
  leave(waits: boolean): void
}

/** The bytes of one holder (an address, or everybody) that wait or are arriving. */
interface HolderUse {
  /** Bytes of waiting files, as last read from the database. */
  waitingBytes: number
  /** Bytes that are arriving in this process and have no row yet. */
  arrivingBytes: number
  /** How many files are arriving in this process. */
  files: number
}

const useByHolder = new Map<string, HolderUse>()

/** Makes room for a visitor's file, which counts from its first byte on. Throws as `grow` does. */
export async function roomFor(address: string): Promise<Room> {
  const holders = [useOf(address), useOf(EVERYBODY)]
  for (const one of holders) one.files++
  let bytesArrived = 0
  let bytesCounted = 0
  let hasLeft = false
  const room: Room = {
    async grow(bytes) {
      bytesArrived += bytes
      const more = Math.max(bytesArrived, LEAST) - bytesCounted
      bytesCounted += more
      for (const one of holders) one.arrivingBytes += more
      if (bytes > 0) await use(KEPT, address, bytes)
      if (await isFull(address)) await lookAgain(address)
    },
    leave(waits) {
      if (hasLeft) return
      hasLeft = true
      for (const one of holders) {
        one.arrivingBytes -= bytesCounted
        one.files--
        if (waits) one.waitingBytes += bytesCounted
      }
      for (const name of [address, EVERYBODY]) if (useByHolder.get(name)?.files === 0) useByHolder.delete(name)
    },
  }
  try {
    await lookUpWaiting(address)
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
  const waiting = await sumWaitingBytes(tx, address)
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
  await lookUpWaiting(address)
  const { waitingOfAddress, waitingInAll } = await numbersNow()
  if (total(address) > waitingOfAddress * MEGABYTE) throw addressIsFull()
  if (total(EVERYBODY) > waitingInAll * MEGABYTE) throw allIsFull()
}

async function lookUpWaiting(address: string): Promise<void> {
  const { ofAddress, inAll } = await sumWaitingBytes(sql, address)
  useOf(address).waitingBytes = ofAddress
  useOf(EVERYBODY).waitingBytes = inAll
}

async function sumWaitingBytes(
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
  const { waitingBytes, arrivingBytes } = useOf(name)
  return waitingBytes + arrivingBytes
}

function useOf(name: string): HolderUse {
  let one = useByHolder.get(name)
  if (!one) useByHolder.set(name, (one = { waitingBytes: 0, arrivingBytes: 0, files: 0 }))
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
