import type { Agent } from '../../src/agents/schema'
import { config } from '../../src/config'
import { type Status, statusOf } from '../../src/conversations/list/filter'
import type { Conversation } from '../../src/conversations/schema'
import { UNDO_S } from '../../src/handoffs/end-soon'
import { isAbandoned } from '../../src/handoffs/take-over'
import { STATUS_LOOKS } from '../shared/chips'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'
import { Countdown, Time } from '../shared/time'
import { Explanation } from './explanation'

interface HandoffPanelProps {
  conversation: Conversation
  agent: Agent
}

/** Who has control, for how long, and what this agent can do about it. By its id, htmx gives a button the focus back that a swap has taken. */
export function HandoffPanel({ conversation, agent }: HandoffPanelProps) {
  const { id } = conversation
  const status = statusOf(conversation)
  const words = status === 'escalated' ? 'Waiting for an agent' : STATUS_LOOKS[status].words
  return (
    <div id="handoff" class={`card handoff handoff--${status}`} role="group" aria-label="Handoff" data-ring>
      <header class="handoff__head">
        <Icon name={STATUS_LOOKS[status].icon} />
        <h2 safe>{words}</h2>
        <Clock conversation={conversation} />
      </header>
      <p class="handoff__words">
        <Explanation conversation={conversation} agent={agent} />
      </p>
      <div class="buttons">
        {steps(status, conversation, agent).map(({ words, method, noun, look }) => (
          <button
            id={`${words.split(' ')[0]}-${id}`}
            class={`button ${look}`}
            type="button"
            {...{ [`hx-${method}`]: `/conversations/${id}/${noun}` }}
            {...REPLY_SURVIVES}
            hx-disable="this"
            safe
          >
            {words}
          </button>
        ))}
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

/** How long there is to accept or to undo; how long somebody has waited who was missed. */
function Clock({ conversation }: Pick<HandoffPanelProps, 'conversation'>) {
  const { ending, waitingSince, acceptBy, missedAt } = conversation
  const className = 'handoff__clock'
  if (ending) return <Countdown until={new Date(ending.at)} from={new Date(ending.at - UNDO_S * 1000)} class={className} />
  if (acceptBy) return <Countdown until={acceptBy} from={startOf(conversation)} class={className} />
  const since = missedAt ?? waitingSince
  return since ? <Time at={since} as="ago" class={className} /> : ''
}

/** When the time to accept began: somebody who was missed before has waited for longer. */
function startOf({ acceptBy, waitingSince }: Conversation): Date {
  const latest = (acceptBy?.getTime() ?? 0) - config.handoffTimeoutS * 1000
  return new Date(Math.max(waitingSince?.getTime() ?? 0, latest))
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
const TAKE_OVER: Step = { words: 'Take over', method: 'post', noun: 'handoff/takeover', look: 'button--primary' }
const DISMISS: Step = { words: 'Dismiss', method: 'delete', noun: 'handoff/request', look: '' }
const RELEASE: Step = { words: 'Release', method: 'delete', noun: 'handoff', look: '' }
const END: Step = { words: 'End Conversation', method: 'post', noun: 'closure', look: 'button--danger' }
const UNDO: Step = { words: 'Undo', method: 'delete', noun: 'closure', look: '' }
const REOPEN: Step = { words: 'Reopen', method: 'delete', noun: 'closure', look: '' }

function steps(status: Status, conversation: Conversation, agent: Agent): Step[] {
  const { agentId, ending } = conversation
  const decides = agentId === null || agentId === agent.id || agent.role === 'admin'
  switch (status) {
    case 'ended':
      if (!ending) return [REOPEN]
      return decides ? [UNDO] : []
    case 'missed':
      return [ACCEPT, DISMISS, END]
    case 'ai':
      return [JOIN, END]
    case 'escalated':
      return [ACCEPT, END]
    case 'agent':
      return [...(agentId !== agent.id && isAbandoned(conversation) ? [TAKE_OVER] : []), ...(decides ? [RELEASE, END] : [])]
  }
}
