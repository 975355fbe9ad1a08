import type { Agent } from '../../src/agents/schema'
import type { Conversation } from '../../src/conversations/schema'
import { ThreadControl } from '../conversations/thread-panel'
import { Partial } from '../shared/partial'
import { ComposerStepChanged } from './composer-step'
import { HandoffPanelChanged } from './handoff-panel'

/** All that depends on who has control, as one agent sees it. */
export function ControlForViewer({ conversation, agent }: { conversation: Conversation; agent: Agent }) {
  return (
    <>
      <ControlForAll conversation={conversation} />
      <HandoffPanelChanged conversation={conversation} agent={agent} />
      <ComposerStepChanged conversation={conversation} agent={agent} />
    </>
  )
}

/**
 * The same for whoever has the thread open: what everybody sees alike, and a request for the rest, because which
 * buttons there are depends on who looks.
 */
export function ControlChanged({ conversation }: { conversation: Conversation }) {
  return (
    <>
      <ControlForAll conversation={conversation} />
      <Partial target="#control-changed" swap="innerHTML">
        <span hx-get={`/conversations/${conversation.id}/handoff`} hx-trigger="load" hx-swap="none" hx-sync="#control-changed:replace" />
      </Partial>
    </>
  )
}

function ControlForAll({ conversation }: { conversation: Conversation }) {
  return (
    <Partial target="#thread-control" swap="outerHTML">
      <ThreadControl conversation={conversation} />
    </Partial>
  )
}
