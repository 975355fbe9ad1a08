import type { Agent } from '../agents/schema'
import { openConversationsOf } from '../conversations/queries'
import { Conflict } from '../http/errors'
import { giveBackOnLeaving } from './give-back'
import { release } from './release'
import { agentInLine } from './words'

/** What may become of an agent's open chats when they sign out. */
export const DESTINATIONS = ['queue', 'ai', 'keep'] as const
export type Destination = (typeof DESTINATIONS)[number]

/** An agent signs out: their open chats wait for another agent, go back to the AI, or stay theirs. */
export async function leaveChats(agent: Agent, destination: Destination): Promise<void> {
  if (destination === 'keep') return
  const who = agentInLine(agent.name)
  const words = { line: `${who} signed out. Back to the AI.`, visitorLine: `${who} had to leave. The assistant is back.` }
  for (const conversation of await openConversationsOf(agent)) {
    if (destination === 'queue') await giveBackOnLeaving(conversation, agent)
    else await release(conversation, agent, words).catch(unlessMoved)
  }
}

/** Somebody else has it already. */
function unlessMoved(error: unknown): void {
  if (!(error instanceof Conflict)) throw error
}
