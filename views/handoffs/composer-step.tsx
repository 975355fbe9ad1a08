import { statusOf } from '../../src/model/conversations/filter'
import { isolate } from '../../src/text/isolate'
import { Partial } from '../shared/partial'
import type { ControlProps } from './control-props'
import { REPLY_SURVIVES } from './handoff-panel'

/** Whether this agent can answer here, and if not, why and what to do. `composer.js` follows it. */
export function ComposerStep({ conversation, agent, isAway }: ControlProps) {
  const { id } = conversation
  const { words, step, mayWrite } = composerState({ conversation, agent, isAway })
  return (
    <div
      id="composer-state"
      class="composer__state"
      data-may-send={String(words === '')}
      data-may-write={mayWrite ? '' : undefined}
    >
      <span id="composer-hint" class="composer__hint" role="status" data-hint={words} safe>
        {words}
      </span>
      {step !== undefined && (
        <button
          id={`${step.noun.replace('/', '-')}-${id}`}
          class="button button--small composer__step"
          type="button"
          hx-post={`/conversations/${id}/${step.noun}`}
          {...REPLY_SURVIVES}
          safe
        >
          {step.words}
        </button>
      )}
    </div>
  )
}

export function ComposerStepChanged(props: ControlProps) {
  return (
    <Partial target="#composer-state" swap="outerHTML">
      <ComposerStep {...props} />
    </Partial>
  )
}

interface ComposerState {
  /** Why nothing can be sent; empty where it can. */
  words: string
  step?: { noun: string; words: string }
  /** An answer can be written already, and sent after the step. */
  mayWrite?: boolean
}

const ACCEPT = { noun: 'handoff/acceptance', words: 'Accept this conversation' }

function composerState({ conversation, agent, isAway }: ControlProps): ComposerState {
  const { agentId, agentName } = conversation
  const active = isolate(agentName ?? '')
  switch (statusOf(conversation)) {
    case 'ended':
      return { words: 'This conversation has ended.' }
    case 'ai':
      return { words: 'The AI is answering.', step: { noun: 'handoff', words: 'Join this conversation' } }
    case 'escalated':
    case 'missed':
      return { words: 'Write now, send once you accept', step: ACCEPT, mayWrite: true }
    case 'agent':
      if (agentId === agent.id) return { words: '' }
      if (isAway)
        return { words: `${active} is away.`, step: { noun: 'handoff/takeover', words: 'Take over this conversation' } }
      return { words: `${active} is answering.` }
  }
}
