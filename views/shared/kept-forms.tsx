import type { Agent } from '../../src/agents/schema'
import { assetUrl } from '../../src/assets'

/** Brings what only somebody who acts on the page needs: above all, what they type is kept for this agent until it is saved (`kept-forms.js`). */
export function KeptForms({ agent }: { agent: Agent }) {
  return <template data-script={assetUrl('acting.js')} data-early="body" data-forms-of={agent.id} />
}
