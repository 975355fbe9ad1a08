import { addAgent } from '../actions/agents/add'
import { generatePassword } from '../actions/agents/passwords'
import type { Agent } from '../model/agents/schema'
import { agentWithEmail } from '../reads/agents/queries'
import type { TeamMember } from './script'

/** The agents of the demo, by first name. */
export type Team = Record<TeamMember, Agent>

const PEOPLE: { who: TeamMember; name: string; role: Agent['role'] }[] = [
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
  const members = await Promise.all(
    PEOPLE.map(async ({ who, ...person }) => {
      const password = generatePassword()
      const agent = await addAgent({ ...person, email: emailOf(who), password })
      return { who, agent, login: `  ${agent.email.padEnd(28)} ${password}   ${agent.name}, ${agent.role}` }
    }),
  )
  const team = Object.fromEntries(members.map(({ who, agent }) => [who, agent])) as Team
  return { team, logins: members.map(({ login }) => login) }
}

function emailOf(who: TeamMember): string {
  return `${who.toLowerCase()}@atlas-desks.example`
}
