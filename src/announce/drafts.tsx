import { DraftKept } from '../../views/messages/kept-drafts'
import type { SavedDraft } from '../model/drafts/schema'
import { draftsOf } from '../reads/drafts/queries'
import { pageFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'

/** A draft changed on one of the agent's pages, which `page` names: the others show it. */
export function announceDraftKept(
  conversationId: string,
  agentId: string,
  draft: Pick<SavedDraft, 'author' | 'body'> & { page: string },
): void {
  publish(topics.threadOfAgent(conversationId, agentId), () => pageFrame(<DraftKept {...draft} />))
}

/** A message was sent: the agent's other pages show what is left of the draft, as a rule nothing. */
export async function announceDraftLeft(
  conversationId: string,
  agentId: string,
  { author, page }: Pick<SavedDraft, 'author'> & { page: string },
): Promise<void> {
  if (!isHeard(topics.threadOfAgent(conversationId, agentId))) return
  const left = await draftsOf(conversationId, agentId)
  announceDraftKept(conversationId, agentId, { author, body: left[author], page })
}
