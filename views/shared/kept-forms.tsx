import type { Agent } from '../../src/agents/schema'
import { assetUrl } from '../../src/assets'

/** Lets what is typed into the forms of a page be kept for this agent until it is saved: `kept-forms.js`. */
export function KeptForms({ agent }: { agent: Agent }) {
  return <template data-script={assetUrl('forms.js')} data-early="body" data-forms-of={agent.id} />
}
