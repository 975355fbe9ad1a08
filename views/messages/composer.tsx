import type { Agent } from '../../src/agents/schema'
import { config } from '../../src/config'
import type { Conversation } from '../../src/conversations/schema'
import { visitorLabel } from '../../src/handoffs/words'
import { LONGEST_BODY } from '../../src/messages/draft'
import { REPLY_SURVIVES } from '../handoffs/handoff-panel'
import { attribute } from '../shared/attribute'
import { Partial } from '../shared/partial'

interface ComposerProps {
  conversation: Conversation
  agent: Agent
}

/** Where an agent writes. It stays as it is while control moves, so that no typed word is lost; its state changes. */
export function Composer({ conversation, agent }: ComposerProps) {
  const id = conversation.id
  return (
    <form
      class="composer"
      action={`/conversations/${id}/messages`}
      method="post"
      hx-post={`/conversations/${id}/messages`}
      hx-swap="none"
      data-composer
      data-interval={config.messageIntervalMs}
    >
      <input type="hidden" name="clientId" value="" data-client-id />
      <textarea
        name="body"
        aria-label="Message"
        aria-describedby="composer-hint"
        placeholder={attribute(`Reply to ${visitorLabel(conversation)}`)}
        maxlength={LONGEST_BODY * 2}
        rows="1"
        disabled
      />
      <div class="composer__bar">
        <ComposerState conversation={conversation} agent={agent} />
        <button class="button button--primary button--small" type="submit" disabled data-send>
          Send
        </button>
      </div>
    </form>
  )
}

/** Whether this agent may write here, and if not, why and what to do about it. `composer.js` follows it. */
function ComposerState({ conversation, agent }: ComposerProps) {
  const { id, epoch } = conversation
  const { words, step } = standing(conversation, agent)
  return (
    <div id="composer-state" class="composer__state" data-epoch={epoch} data-may-send={String(words === '')}>
      <span id="composer-hint" class="composer__hint" role="status" data-hint={words} safe>
        {words}
      </span>
      {step !== undefined && (
        <button class="button button--small" type="button" hx-post={`/conversations/${id}/${step.noun}`} {...REPLY_SURVIVES} safe>
          {step.words}
        </button>
      )}
    </div>
  )
}

export function ComposerStateChanged(props: ComposerProps) {
  return (
    <Partial target="#composer-state" swap="outerHTML">
      <ComposerState {...props} />
    </Partial>
  )
}

function standing({ control, agentId, agentName, endedAt }: Conversation, agent: Agent): { words: string; step?: { noun: string; words: string } } {
  if (endedAt) return { words: 'This conversation has ended.' }
  if (control === 'ai') return { words: 'The assistant is answering.', step: { noun: 'handoff', words: 'Ask to take over' } }
  if (control === 'escalated') return { words: 'A person is wanted.', step: { noun: 'handoff/acceptance', words: 'Take this chat' } }
  if (agentId !== agent.id) return { words: `${agentName} is answering.` }
  return { words: '' }
}
