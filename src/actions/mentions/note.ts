import { announceMentions } from '../../announce/mentions'
import { sql } from '../../db/client'
import { clock } from '../../db/clock'
import type { Message } from '../../model/messages/schema'
import { activeAgents } from '../../reads/agents/queries'

/** Tells the agents that a note mentions with `@`, each only once however often the note is changed. */
export async function noteMentions(note: Message): Promise<void> {
  if (!note.body.includes('@')) return
  const mentionedAgents = agentsNamedIn(note.body, await activeAgents()).filter(({ id }) => id !== note.agentId)
  if (mentionedAgents.length === 0) return
  const newMentions = await sql<{ agentId: string }[]>`
    insert into mentions (message_id, agent_id, created_at)
    select ${note.id}, id, ${clock()} from unnest(${mentionedAgents.map(({ id }) => id)}::uuid[]) as id
    on conflict do nothing
    returning agent_id`
  for (const { agentId } of newMentions) await announceMentions(agentId, note)
}

/**
 * Who is named in a text: `@` and the whole name, not as part of a word or an address. Of two names that begin alike, the
 * longer one is meant; of two agents with one name, both. Names are compared and are no pattern, as people choose them.
 */
export function agentsNamedIn<Named extends { name: string }>(text: string, agents: Named[]): Named[] {
  const comparable = asCompared(text)
  const names = [...new Set(agents.map(({ name }) => asCompared(name)))].toSorted((a, b) => b.length - a.length)
  const foundNames = new Set<string>()
  let end = 0
  for (let at = comparable.indexOf('@'); at >= 0; at = comparable.indexOf('@', Math.max(at + 1, end))) {
    if (at > end && ENDS_IN_WORD.test(comparable.slice(at - 2, at))) continue
    const name = names.find(
      (name) =>
        comparable.startsWith(name, at + 1) &&
        !GOES_ON.test(comparable.slice(at + 1 + name.length, at + 3 + name.length)),
    )
    if (name === undefined) continue
    foundNames.add(name)
    end = at + 1 + name.length
  }
  return agents.filter(({ name }) => foundNames.has(asCompared(name)))
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u
const GOES_ON = /^[\p{L}\p{M}\p{N}]/u

/** Without capitals, and each letter as long as it was. */
function asCompared(text: string): string {
  const letters = Array.from(text.normalize('NFC'), (letter) => {
    const small = letter.toLowerCase()
    return small.length === letter.length ? small : letter
  })
  return letters.join('').replaceAll('ς', 'σ')
}
