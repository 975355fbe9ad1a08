import type { Agent } from '../../src/agents/schema'
import { statusOf } from '../../src/conversations/list/filter'
import type { Conversation } from '../../src/conversations/schema'
import { visitorLabel } from '../../src/handoffs/words'
import { ControlChip } from '../shared/chips'
import { Partial } from '../shared/partial'
import { Time } from '../shared/time'

interface HandoffPanelProps {
  conversation: Conversation
  agent: Agent
}

/** Who has control, and what this agent can do about it. */
export function HandoffPanel({ conversation, agent }: HandoffPanelProps) {
  const { id, epoch, waitingSince } = conversation
  const status = statusOf(conversation)
  return (
    <div id="handoff" class="card" role="group" aria-label="Handoff" data-epoch={epoch}>
      <div class={`handoff handoff--${status}`}>
        <div class="handoff__state">
          <ControlChip conversation={conversation} />
          {waitingSince !== null && (
            <span class="handoff__clock">
              waiting <Time at={waitingSince} as="since" />
            </span>
          )}
        </div>
        <p safe>{explanation(conversation, agent)}</p>
        <div class="buttons">
          {steps(conversation, agent).map(({ words, method, noun, look }) => (
            <button class={`button ${look}`} type="button" {...{ [`hx-${method}`]: `/conversations/${id}/${noun}` }} {...REPLY_SURVIVES} hx-disable="this" safe>
              {words}
            </button>
          ))}
        </div>
      </div>
    </div>
  )
}

export function HandoffPanelChanged(props: HandoffPanelProps) {
  return (
    <Partial target="#handoff" swap="outerHTML">
      <HandoffPanel {...props} />
    </Partial>
  )
}

function explanation(conversation: Conversation, agent: Agent): string {
  const { control, agentId, agentName, endedAt } = conversation
  const who = visitorLabel(conversation)
  if (endedAt) return `This conversation has ended. If ${who} writes again within a day, it opens again.`
  if (control === 'ai') return 'The assistant answers. Join to ask for the conversation, then accept it.'
  if (control === 'escalated') return `${who} has been told that somebody is coming. Whoever accepts first answers.`
  if (agentId === agent.id) return `You are answering. ${who} sees your name.`
  return `${agentName} is answering.`
}

/**
 * A frame may take the button away before its reply comes. htmx drops the reply of an element whose target is gone, and
 * with it the words that somebody else was first; so the target is one that stays.
 */
export const REPLY_SURVIVES = { 'hx-swap': 'none', 'hx-target': '#toasts' }

interface Step {
  words: string
  method: 'post' | 'delete'
  noun: string
  look: string
}

const JOIN: Step = { words: 'Join', method: 'post', noun: 'handoff', look: 'button--primary' }
const ACCEPT: Step = { words: 'Accept', method: 'post', noun: 'handoff/acceptance', look: 'button--primary' }
const RELEASE: Step = { words: 'Release', method: 'delete', noun: 'handoff', look: '' }
const END: Step = { words: 'End Conversation', method: 'post', noun: 'closure', look: 'button--danger' }

function steps({ control, agentId, endedAt }: Conversation, agent: Agent): Step[] {
  if (endedAt) return []
  if (control === 'ai') return [JOIN, END]
  if (control === 'escalated') return [ACCEPT, END]
  if (agentId === agent.id || agent.role === 'admin') return [RELEASE, END]
  return []
}
