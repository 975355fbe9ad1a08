import { config } from '../../ground/config'
import { isolate } from '../../text/isolate'
import type { Agent } from '../agents/schema'
import { statusOf } from '../conversations/filter'
import type { Conversation } from '../conversations/schema'

// The rules of handoff, for the panel, the composer and the verbs alike.

/** What an agent can do about control. */
export type Step = 'join' | 'accept' | 'takeOver' | 'dismiss' | 'release' | 'end' | 'undo' | 'reopen'

type Acting = Pick<Agent, 'id' | 'role'>

/** The steps an agent may take now, the most likely one first. `isAway`: the active agent has no page open. */
export function stepsFor(conversation: Conversation, agent: Acting, isAway: boolean): Step[] {
  const { agentId, ending } = conversation
  const decides = mayDecide(conversation, agent)
  switch (statusOf(conversation)) {
    case 'ended':
      if (!ending) return ['reopen']
      return decides ? ['undo'] : []
    case 'missed':
      return ['accept', 'dismiss', 'end']
    case 'ai':
      return ['join', 'end']
    case 'escalated':
      return ['accept', 'end']
    case 'agent':
      return [
        ...(agentId !== agent.id && isAway ? (['takeOver'] as const) : []),
        ...(decides ? (['release', 'end'] as const) : []),
      ]
  }
}

/** Whether an agent may release or end a conversation: no one is active in it, they are, or they are an admin. */
export function mayDecide({ agentId }: Pick<Conversation, 'agentId'>, agent: Acting): boolean {
  return agentId === null || agentId === agent.id || agent.role === 'admin'
}

/** Why an agent cannot write to the visitor: who has control, and what to do first. Undefined if they can. */
export function refusalOf(conversation: Conversation, agent: Pick<Agent, 'id'>): string | undefined {
  switch (statusOf(conversation)) {
    case 'ended':
      return 'This conversation has ended.'
    case 'missed':
      return 'The AI has this conversation. Accept it first.'
    case 'ai':
      return 'The AI has this conversation. Join it first.'
    case 'escalated':
      return 'This conversation is waiting for an agent. Accept it first.'
    case 'agent':
      return conversation.agentId === agent.id ? undefined : heldBy(conversation)
  }
}

/** Another agent is the active one. */
export function heldBy({ agentName }: Pick<Conversation, 'agentName'>): string {
  return `${isolate(agentName ?? 'Another agent')} has this conversation.`
}

/** When the time to accept began: somebody who was missed before has waited for longer. */
export function timeToAcceptBegan({ acceptBy, waitingSince }: Pick<Conversation, 'acceptBy' | 'waitingSince'>): Date {
  const latest = (acceptBy?.getTime() ?? 0) - config.handoffTimeoutS * 1000
  return new Date(Math.max(waitingSince?.getTime() ?? 0, latest))
}
