import type { Place } from './stream'

interface Turns {
  /** Up to which `rev` it has been announced, and up to which sockets have read it for themselves. */
  told: number
  read: number
  waiting: Map<number, Announcement>
  patience?: Timer
}

/** `again`: some who listen may have it already. */
type Announcement = (again: boolean) => void

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
export function inTurn({ conversationId, rev }: Place, announce: Announcement): void {
  const turns = turnsOf(conversationId, rev - 1)
  if (rev <= turns.told + 1) {
    tell(turns, rev, announce)
    follow(turns)
    return
  }
  turns.waiting.set(rev, announce)
  waitingInAll++
  if (waitingInAll > MOST_WAITING) goOn(turns)
  else turns.patience ??= setTimeout(() => goOn(turns), PATIENCE_MS)
}

/** A socket has read a conversation up to here, and listens from now on. */
export function reached({ conversationId, rev }: Place): void {
  const turns = turnsOf(conversationId, rev)
  turns.read = Math.max(turns.read, rev)
}

function turnsOf(conversationId: string, told: number): Turns {
  const turns = conversations.get(conversationId) ?? { told, read: 0, waiting: new Map() }
  conversations.delete(conversationId)
  conversations.set(conversationId, turns)
  if (conversations.size > REMEMBERED) forgetOldest()
  return turns
}

function tell(turns: Turns, rev: number, announce: Announcement): void {
  turns.told = Math.max(turns.told, rev)
  announce(rev <= turns.read)
}

/** What waited for the one that was just told. */
function follow(turns: Turns): void {
  for (let next = turns.waiting.get(turns.told + 1); next; next = turns.waiting.get(turns.told + 1))
    take(turns, turns.told + 1, next)
  if (turns.waiting.size > 0) return
  clearTimeout(turns.patience)
  turns.patience = undefined
}

/** The one that was waited for does not come. */
function goOn(turns: Turns): void {
  clearTimeout(turns.patience)
  turns.patience = undefined
  for (const [rev, announce] of [...turns.waiting].sort(([a], [b]) => a - b)) take(turns, rev, announce)
}

function take(turns: Turns, rev: number, announce: Announcement): void {
  turns.waiting.delete(rev)
  waitingInAll--
  tell(turns, rev, announce)
}

function forgetOldest(): void {
  for (const [id, { waiting }] of conversations) if (waiting.size === 0) return void conversations.delete(id)
}
