import { DraftKept } from '../../views/messages/kept-drafts'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import type { SavedDraft } from './schema'

/** A draft changed on one of the agent's pages, which `page` names: the others show it. */
export function announceDraftKept(conversationId: string, agentId: string, draft: Pick<SavedDraft, 'author' | 'body'> & { page: string }): void {
  publish(topics.threadOfAgent(conversationId, agentId), () => pageFrame(<DraftKept {...draft} />))
}
