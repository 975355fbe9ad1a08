import { activeAgents } from '../agents/queries'
import { sql } from '../db/client'
import type { Message } from '../messages/schema'
import { announceMentions } from './broadcasts'

/** Tells the agents whom a note names with `@`, each once for a note however often it is changed. */
export async function noteMentions(note: Message): Promise<void> {
  if (!note.body.includes('@')) return
  const named = agentsNamedIn(note.body, await activeAgents()).filter(({ id }) => id !== note.agentId)
  if (named.length === 0) return
  const told = await sql<{ agentId: string }[]>`
    insert into mentions (message_id, agent_id, created_at)
    select ${note.id}, id, clock_timestamp() from unnest(${named.map(({ id }) => id)}::uuid[]) as id
    on conflict do nothing
    returning agent_id`
  for (const { agentId } of told) await announceMentions(agentId, note)
}

/**
 * Who is named in a text: `@` and the whole name, not as part of a word or an address. Of two names that begin alike, the
 * longer one is meant; of two agents with one name, both.
 */
export function agentsNamedIn<Named extends { name: string }>(text: string, agents: Named[]): Named[] {
  let rest = text.normalize('NFC')
  const names = new Set(agents.map(({ name }) => name.normalize('NFC')))
  const named = [...names]
    .toSorted((a, b) => b.length - a.length)
    .filter((name) => {
      const before = rest
      rest = rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])@${RegExp.escape(name)}(?![\\p{L}\\p{M}\\p{N}])`, 'giu'), ' ')
      return rest !== before
    })
  return agents.filter(({ name }) => named.includes(name.normalize('NFC')))
}
