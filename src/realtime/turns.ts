import type { Revision } from './stream'

interface Turns {
  /**
   * The `rev` up to which changes have been announced, and the one up to which sockets have read them from the
   * database.
   */
  announcedRev: number
  readRev: number
  waitingAnnouncements: Map<number, Announcement>
  patience?: Timer
}

/** `mayRepeat`: some listeners may have it already. */
type Announcement = (mayRepeat: boolean) => void

/** The conversations in which something happened lately. */
const conversations = new Map<string, Turns>()

const REMEMBERED = 10_000
const PATIENCE_MS = 250
const MOST_WAITING = 500
let waitingInAll = 0

/**
 * Announces changes of a conversation in the order of their `rev`. Each request announces its own after its commit, and
 * two that commit one after the other may get here the other way round: the later one waits for the earlier. Where that
 * does not come, because its process ended or it failed, it goes on without; whoever listens sees the gap and resumes.
 */
export function inTurn({ conversationId, rev }: Revision, announce: Announcement): void {
  const turns = turnsOf(conversationId, rev - 1)
  if (rev <= turns.announcedRev + 1) {
    announceNow(turns, rev, announce)
    announceFollowing(turns)
    return
  }
  turns.waitingAnnouncements.set(rev, announce)
  waitingInAll++
  if (waitingInAll > MOST_WAITING) announceAllWaiting(turns)
  else turns.patience ??= setTimeout(() => announceAllWaiting(turns), PATIENCE_MS)
}

/** A socket has read a conversation up to here, and listens from now on. */
export function noteRevisionRead({ conversationId, rev }: Revision): void {
  const turns = turnsOf(conversationId, rev)
  turns.readRev = Math.max(turns.readRev, rev)
}

function turnsOf(conversationId: string, rev: number): Turns {
  const turns = conversations.get(conversationId) ?? { announcedRev: rev, readRev: 0, waitingAnnouncements: new Map() }
  conversations.delete(conversationId)
  conversations.set(conversationId, turns)
  if (conversations.size > REMEMBERED) forgetOldest()
  return turns
}

function announceNow(turns: Turns, rev: number, announce: Announcement): void {
  turns.announcedRev = Math.max(turns.announcedRev, rev)
  announce(rev <= turns.readRev)
}

/** Announces the changes that waited for the one just announced. */
function announceFollowing(turns: Turns): void {
  for (
    let next = turns.waitingAnnouncements.get(turns.announcedRev + 1);
    next;
    next = turns.waitingAnnouncements.get(turns.announcedRev + 1)
  )
    announceWaiting(turns, turns.announcedRev + 1, next)
  if (turns.waitingAnnouncements.size > 0) return
  clearTimeout(turns.patience)
  turns.patience = undefined
}

/** The awaited change does not come: announces all that wait. */
function announceAllWaiting(turns: Turns): void {
  clearTimeout(turns.patience)
  turns.patience = undefined
  for (const [rev, announce] of [...turns.waitingAnnouncements].sort(([a], [b]) => a - b))
    announceWaiting(turns, rev, announce)
}

function announceWaiting(turns: Turns, rev: number, announce: Announcement): void {
  turns.waitingAnnouncements.delete(rev)
  waitingInAll--
  announceNow(turns, rev, announce)
}

function forgetOldest(): void {
  for (const [id, { waitingAnnouncements }] of conversations)
    if (waitingAnnouncements.size === 0) return void conversations.delete(id)
}
