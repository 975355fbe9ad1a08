import type { Agent } from '../../src/model/agents/schema'
import { assetUrl } from '../jsx/host'

/**
 * Loads `acting.js`, which a page needs once somebody does something on it: above all, what this agent types is kept
 * until it is saved (`kept-forms.js`).
 */
export function KeptForms({ agent }: { agent: Agent }) {
  return <template data-script={assetUrl('acting.js')} data-early="body" data-forms-of={agent.id} />
}
