import { sql } from '../db/client'
import { log } from '../ground/log'
import { Tally } from '../ground/tally'
import type { Conversation } from '../model/conversations/schema'

/** From one page to the next an agent is without a connection for a moment, which is no absence. */
const GRACE_MS = 5000

/** The connections that each agent has. */
const connections = new Tally()
const leaveTimers = new Map<string, Timer>()
let onPresenceChange: (agentId: string) => Promise<void> = async () => {}

/** Sets the listener for agents who come or leave. */
export function whenPresenceChanges(tell: (agentId: string) => Promise<void>): void {
  onPresenceChange = tell
}

/** Whether an agent has a page open, any page, or did something a moment ago. */
export function isHere(agentId: string): boolean {
  return connections.count(agentId) > 0 || leaveTimers.has(agentId)
}

/** Whether the active agent of a conversation has no page open. */
export function isAbandoned({ control, agentId }: Pick<Conversation, 'control' | 'agentId'>): boolean {
  return control === 'agent' && agentId !== null && !isHere(agentId)
}

/** The ids of all agents who are here. */
export function agentIdsHere(): string[] {
  return [...connections.holders(), ...leaveTimers.keys()]
}

/** A page of an agent has connected. */
export function noteConnected(agentId: string): void {
  const isNew = !isHere(agentId)
  connections.add(agentId)
  clearTimeout(leaveTimers.get(agentId))
  leaveTimers.delete(agentId)
  if (isNew) announcePresence(agentId)
}

/** A page of an agent has lost its connection or was closed. */
export function noteDisconnected(agentId: string): void {
  connections.remove(agentId)
  if (connections.count(agentId) === 0) leaveSoon(agentId)
}

/** An agent has sent a request; if it was for a page, that page is about to connect. */
export function noteActivity(agentId: string): void {
  if (connections.count(agentId) > 0) return
  const isNew = !leaveTimers.has(agentId)
  leaveSoon(agentId)
  if (isNew) announcePresence(agentId)
}

function leaveSoon(agentId: string): void {
  clearTimeout(leaveTimers.get(agentId))
  const timer = setTimeout(() => {
    leaveTimers.delete(agentId)
    announcePresence(agentId)
  }, GRACE_MS)
  leaveTimers.set(agentId, timer.unref())
}

/** Stores the time for all agents who are here, at most once a minute. */
export async function noteWhoIsHere(): Promise<void> {
  await sql`
    update agents set last_seen_at = now()
    where id = any(${agentIdsHere()}::uuid[]) and (last_seen_at is null or last_seen_at < now() - interval '1 minute')`
}

function announcePresence(agentId: string): void {
  const noted = sql`update agents set last_seen_at = now() where id = ${agentId}`
  noted
    .then(() => onPresenceChange(agentId))
    .catch((error) => log.warn({ err: error }, 'could not announce that an agent came or left'))
}
