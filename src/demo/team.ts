import { addAgent } from '../actions/agents/add'
import { generatePassword } from '../actions/agents/passwords'
import type { Agent } from '../model/agents/schema'
import { agentWithEmail } from '../reads/agents/queries'
import type { Who } from './script'

/** The agents of the demo, by first name. */
export type Team = Record<Who, Agent>

const PEOPLE: { who: Who; name: string; role: Agent['role'] }[] = [
  { who: 'Mira', name: 'Mira Falk', role: 'admin' },
  { who: 'Jonas', name: 'Jonas Weber', role: 'agent' },
  { who: 'Priya', name: 'Priya Nair', role: 'agent' },
]

/** Whether the demo's agents are there, and so the rest of it. */
export async function teamIsThere(): Promise<boolean> {
  return (await agentWithEmail(emailOf('Mira'))) !== undefined
}

/** Adds the demo's agents; `logins` is the only place where their passwords are ever written. */
export async function addTeam(): Promise<{ team: Team; logins: string[] }> {
  const added = await Promise.all(
    PEOPLE.map(async ({ who, ...person }) => {
      const password = generatePassword()
      const agent = await addAgent({ ...person, email: emailOf(who), password })
      return { who, agent, login: `  ${agent.email.padEnd(28)} ${password}   ${agent.name}, ${agent.role}` }
    }),
  )
  const team = Object.fromEntries(added.map(({ who, agent }) => [who, agent])) as Team
  return { team, logins: added.map(({ login }) => login) }
}

function emailOf(who: Who): string {
  return `${who.toLowerCase()}@atlas-desks.example`
}
