import type { Conversation } from '../../src/model/conversations/schema'
import { Partial } from '../shared/partial'
import { ComposerStepChanged } from './composer-step'
import type { ControlProps } from './control-props'
import { HandoffPanelChanged } from './handoff-panel'

/** Everything that depends on who has control, as one agent sees it. */
export function ControlForViewer(props: ControlProps) {
  return (
    <>
      <HandoffPanelChanged {...props} />
      <ComposerStepChanged {...props} />
    </>
  )
}

/** The same for everyone who has the thread open. It is a request for the buttons, because they depend on the viewer. */
export function ControlChanged({ conversation }: { conversation: Conversation }) {
  return (
    <Partial target="#control-changed" swap="innerHTML">
      <span
        hx-get={`/conversations/${conversation.id}/handoff`}
        hx-trigger="load"
        hx-swap="none"
        hx-sync="#control-changed:replace"
      />
    </Partial>
  )
}
