import { sql } from '../db/client'
import { log } from '../ground/log'
import { Tally } from '../ground/tally'
import type { Conversation } from '../model/conversations/schema'

/** From one page to the next an agent is without a connection for a moment, which is no absence. */
const GRACE_MS = 5000

/** The connections that each agent has. */
const connections = new Tally()
const leaving = new Map<string, Timer>()
let tellOthers: (agentId: string) => Promise<void> = async () => {}

/** Has somebody told whenever an agent comes or leaves. */
export function whenPresenceChanges(tell: (agentId: string) => Promise<void>): void {
  tellOthers = tell
}

/** Whether an agent has a page open, any page, or did something a moment ago. */
export function isHere(agentId: string): boolean {
  return connections.count(agentId) > 0 || leaving.has(agentId)
}

/** Whether the active agent of a conversation has no page open. */
export function isAbandoned({ control, agentId }: Pick<Conversation, 'control' | 'agentId'>): boolean {
  return control === 'agent' && agentId !== null && !isHere(agentId)
}

/** Every agent who is here in this sense. */
export function hereNow(): string[] {
  return [...connections.holders(), ...leaving.keys()]
}

/** A page of an agent's has connected. */
export function connected(agentId: string): void {
  const isNew = !isHere(agentId)
  connections.add(agentId)
  clearTimeout(leaving.get(agentId))
  leaving.delete(agentId)
  if (isNew) changed(agentId)
}

/** A page of an agent's has lost its connection, or was closed. */
export function disconnected(agentId: string): void {
  connections.remove(agentId)
  if (connections.count(agentId) === 0) leaveSoon(agentId)
}

/** An agent has asked for something: their page, if that was it, is about to connect. */
export function gaveSign(agentId: string): void {
  if (connections.count(agentId) > 0) return
  const isNew = !leaving.has(agentId)
  leaveSoon(agentId)
  if (isNew) changed(agentId)
}

function leaveSoon(agentId: string): void {
  clearTimeout(leaving.get(agentId))
  const timer = setTimeout(() => {
    leaving.delete(agentId)
    changed(agentId)
  }, GRACE_MS)
  leaving.set(agentId, timer.unref())
}

/** Notes of everybody who is here that they are, once a minute at most. */
export async function noteWhoIsHere(): Promise<void> {
  await sql`
    update agents set last_seen_at = now()
    where id = any(${hereNow()}::uuid[]) and (last_seen_at is null or last_seen_at < now() - interval '1 minute')`
}

function changed(agentId: string): void {
  const noted = sql`update agents set last_seen_at = now() where id = ${agentId}`
  noted
    .then(() => tellOthers(agentId))
    .catch((error) => log.warn({ err: error }, 'could not announce that an agent came or left'))
}
