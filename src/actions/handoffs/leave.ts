import { Conflict } from '../../ground/errors'
import type { Agent } from '../../model/agents/schema'
import type { Destination } from '../../model/handoffs/destinations'
import { agentInLine } from '../../model/handoffs/words'
import { openConversationsOf } from '../../reads/conversations/queries'
import { giveBackOnLeaving } from './give-back'
import { release } from './release'

/** An agent signs out: their open chats wait for another agent, go back to the AI, or stay theirs. */
export async function leaveChats(agent: Agent, destination: Destination): Promise<void> {
  if (destination === 'keep') return
  const agentName = agentInLine(agent.name)
  const words = {
    line: `${agentName} signed out. Back to the AI.`,
    visitorLine: `${agentName} had to leave. The assistant is back.`,
  }
  for (const conversation of await openConversationsOf(agent)) {
    if (destination === 'queue') await giveBackOnLeaving(conversation, agent)
    else await release(conversation, agent, words).catch(unlessMoved)
  }
}

/** Another agent has it already. */
function unlessMoved(error: unknown): void {
  if (!(error instanceof Conflict)) throw error
}
