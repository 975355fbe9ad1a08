import type { ViewingAgent } from '../model/conversations/viewing-agent'

const viewersByConversation = new Map<string, Map<string, { agent: ViewingAgent; pages: number }>>()

const NOBODY: readonly ViewingAgent[] = []

/** Who has a conversation open, by name. */
export function viewersOf(conversationId: string): readonly ViewingAgent[] {
  const viewers = viewersByConversation.get(conversationId)
  if (!viewers) return NOBODY
  return [...viewers.values()].map(({ agent }) => agent).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** An agent opened a conversation on a page. Returns whether they were not viewing it before. */
export function startViewing(conversationId: string, { id, name }: ViewingAgent): boolean {
  const agents = viewersByConversation.get(conversationId) ?? new Map()
  viewersByConversation.set(conversationId, agents)
  const pages = agents.get(id)?.pages ?? 0
  agents.set(id, { agent: { id, name }, pages: pages + 1 })
  return pages === 0
}

/** A page with the conversation was closed. Returns whether it was the agent's last one. */
export function stopViewing(conversationId: string, { id }: ViewingAgent): boolean {
  const agents = viewersByConversation.get(conversationId)
  const viewer = agents?.get(id)
  if (!agents || !viewer || --viewer.pages > 0) return false
  agents.delete(id)
  if (agents.size === 0) viewersByConversation.delete(conversationId)
  return true
}
