import { DraftSaved } from '../../views/messages/saved-draft'
import type { Draft } from '../model/drafts/schema'
import { draftsOf } from '../reads/drafts/queries'
import { pageFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'

/** A draft changed on one of the agent's pages, which `page` names: the others show it. */
export function announceDraftSaved(
  conversationId: string,
  agentId: string,
  draft: Pick<Draft, 'author' | 'body'> & { page: string },
): void {
  publish(topics.threadOfAgent(conversationId, agentId), () => pageFrame(<DraftSaved {...draft} />))
}

/** A message was sent: the agent's other pages show what is left of the draft, as a rule nothing. */
export async function announceRemainingDraft(
  conversationId: string,
  agentId: string,
  { author, page }: Pick<Draft, 'author'> & { page: string },
): Promise<void> {
  if (!isHeard(topics.threadOfAgent(conversationId, agentId))) return
  const drafts = await draftsOf(conversationId, agentId)
  announceDraftSaved(conversationId, agentId, { author, body: drafts[author], page })
}
