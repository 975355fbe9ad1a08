import { statusOf } from '../../src/model/conversations/filter'
import { type Step, stepsFor, timeToAcceptBegan } from '../../src/model/handoffs/rules'
import { UNDO_S } from '../../src/model/handoffs/undo'
import { STATUS_LOOKS } from '../shared/chips'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'
import { Countdown, Time } from '../shared/time'
import type { ControlProps } from './control-props'
import { Explanation } from './explanation'

/**
 * Who has control, for how long, and what this agent can do about it. The buttons have ids so that htmx can give them the
 * focus back after a swap.
 */
export function HandoffPanel({ conversation, agent, isAway }: ControlProps) {
  const { id } = conversation
  const steps = stepsFor(conversation, agent, isAway).map((step) => ({ step, ...STEP_LOOKS[step] }))
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
        <Explanation conversation={conversation} agent={agent} isAway={isAway} />
      </p>
      <div class="buttons">
        {steps.map(({ step, words, method, noun, appearance }) => (
          <button
            id={`${step}-${id}`}
            class={`button ${appearance}`}
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

export function HandoffPanelChanged(props: ControlProps) {
  return (
    <Partial target="#handoff" swap="outerHTML">
      <HandoffPanel {...props} />
    </Partial>
  )
}

/** How long there is to accept or to undo; how long somebody has waited who was missed. */
function Clock({ conversation }: Pick<ControlProps, 'conversation'>) {
  const { ending, waitingSince, acceptBy, missedAt } = conversation
  const className = 'handoff__clock'
  if (ending)
    return <Countdown endsAt={new Date(ending.at)} startedAt={new Date(ending.at - UNDO_S * 1000)} class={className} />
  if (acceptBy) return <Countdown endsAt={acceptBy} startedAt={timeToAcceptBegan(conversation)} class={className} />
  const since = missedAt ?? waitingSince
  return since ? <Time at={since} as="ago" class={className} /> : ''
}

/**
 * A frame may take the button away before its reply comes. htmx drops the reply of an element whose target is gone, and
 * with it the words that somebody else was first; so the target is one that stays.
 */
export const REPLY_SURVIVES = { 'hx-swap': 'none', 'hx-target': '#toasts' }

interface StepLook {
  words: string
  method: 'post' | 'delete'
  noun: string
  appearance: string
}

const STEP_LOOKS: Record<Step, StepLook> = {
  join: { words: 'Join', method: 'post', noun: 'handoff', appearance: 'button--primary' },
  accept: { words: 'Accept', method: 'post', noun: 'handoff/acceptance', appearance: 'button--primary' },
  takeOver: { words: 'Take over', method: 'post', noun: 'handoff/takeover', appearance: 'button--primary' },
  dismiss: { words: 'Dismiss', method: 'delete', noun: 'handoff/request', appearance: '' },
  release: { words: 'Release', method: 'delete', noun: 'handoff', appearance: '' },
  end: { words: 'End Conversation', method: 'post', noun: 'closure', appearance: 'button--danger' },
  undo: { words: 'Undo', method: 'delete', noun: 'closure', appearance: '' },
  reopen: { words: 'Reopen', method: 'delete', noun: 'closure', appearance: '' },
}
