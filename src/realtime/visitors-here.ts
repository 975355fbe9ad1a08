import { sql } from '../db/client'
import { nowMs } from '../ground/clock'
import { log } from '../ground/log'
import type { Visitor } from '../model/visitors/schema'

/** A visitor who reloads the page or goes to another one is not away. */
export const GRACE_MS = 4000
const LOOK_EVERY_MS = 500

/** How many sockets each visitor has open, of those who are here; none while it may be that only their page changes. */
const socketCounts = new Map<string, number>()

/** When visitors without a socket were last here, and when that is to be stored and told. */
const lastHere = new Map<string, { at: number; due: number }>()
let lookTimer: Timer | undefined

let onPresenceChange: (visitorIds: string[]) => Promise<void> = async () => {}

/** Sets the listener for visitors who come or leave. */
export function whenVisitorsComeOrLeave(tell: (visitorIds: string[]) => Promise<void>): void {
  onPresenceChange = tell
}

/** Whether a visitor has the chat open on a page. */
export function isHere(visitorId: string): boolean {
  return socketCounts.has(visitorId)
}

/** For a stream: its visitor is here while it is open, and a few seconds longer. */
export function presenceOf({ id }: Visitor): { onOpen(): void; onClose(): void } {
  return {
    onOpen() {
      const sockets = socketCounts.get(id)
      socketCounts.set(id, (sockets ?? 0) + 1)
      lastHere.delete(id)
      if (sockets === undefined) announcePresence([id])
    },
    onClose() {
      const sockets = (socketCounts.get(id) ?? 1) - 1
      socketCounts.set(id, sockets)
      if (sockets === 0) scheduleStore(id, GRACE_MS)
    },
  }
}

/** A visitor did something. Where they have a socket that says it all; else it is stored a moment later, together with others. */
export function noteVisitorHere({ id }: Visitor): void {
  if (!socketCounts.has(id)) scheduleStore(id, 0)
}

/** The process goes down: stores that everybody who is here was here until now. */
export async function storeAllLastHere(): Promise<void> {
  const now = Date.now()
  for (const id of socketCounts.keys()) lastHere.set(id, { at: lastHere.get(id)?.at ?? now, due: now })
  await storeLastHere()
}

async function storeLastHere(): Promise<void> {
  const now = Date.now()
  const due = [...lastHere].filter(([, { due }]) => due <= now)
  for (const [id] of due) {
    lastHere.delete(id)
    socketCounts.delete(id)
  }
  if (lastHere.size === 0) {
    clearInterval(lookTimer)
    lookTimer = undefined
  }
  if (due.length === 0) return
  const ids = due.map(([id]) => id)
  const times = due.map(([, { at }]) => at)
  await sql`
    update visitors set last_seen_at = greatest(last_seen_at, to_timestamp(at / 1000.0))
    from unnest(${ids}::uuid[], ${times}::bigint[]) as seen (id, at) where visitors.id = seen.id`
  announcePresence(ids)
}

function scheduleStore(id: string, patience: number): void {
  lastHere.set(id, { at: nowMs(), due: Date.now() + patience })
  // A program that only works on the database does not wait for it.
  lookTimer ??= setInterval(look, LOOK_EVERY_MS).unref()
}

let isStoring = false

/** One after the other: two statements that change the same rows could wait for each other. */
async function look(): Promise<void> {
  if (isStoring) return
  isStoring = true
  await storeLastHere().catch((error) => log.warn({ err: error }, 'could not store when visitors were last seen'))
  isStoring = false
}

function announcePresence(ids: string[]): void {
  onPresenceChange(ids).catch((error) => log.warn({ err: error }, 'could not announce who is here'))
}
