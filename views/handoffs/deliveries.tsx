import type { Agent } from '../../src/agents/schema'
import type { Conversation } from '../../src/conversations/schema'
import { Partial } from '../shared/partial'
import { ComposerStepChanged } from './composer-step'
import { HandoffPanelChanged } from './handoff-panel'

/** All that depends on who has control, as one agent sees it. */
export function ControlForViewer({ conversation, agent }: { conversation: Conversation; agent: Agent }) {
  return (
    <>
      <HandoffPanelChanged conversation={conversation} agent={agent} />
      <ComposerStepChanged conversation={conversation} agent={agent} />
    </>
  )
}

/** The same for whoever has the thread open: a request for it, because which buttons there are depends on who looks. */
export function ControlChanged({ conversation }: { conversation: Conversation }) {
  return (
    <Partial target="#control-changed" swap="innerHTML">
      <span hx-get={`/conversations/${conversation.id}/handoff`} hx-trigger="load" hx-swap="none" hx-sync="#control-changed:replace" />
    </Partial>
  )
}
