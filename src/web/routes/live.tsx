import { Elysia } from 'elysia'
import { MentionCountChanged, WaitingCountChanged } from '../../../views/workspace/counts'
import type { Agent } from '../../model/agents/schema'
import { unseenMentions } from '../../reads/mentions/queries'
import { waitingNow } from '../../reads/workspace/waiting-count'
import { changedFrame, liveFrame, pageFrame } from '../../realtime/frames'
import { openSocket } from '../../realtime/sockets'
import type { Steps } from '../../realtime/stream'
import { topics } from '../../realtime/topics'
import { changedSince, latestChange } from '../../realtime/workspace-changes'
import { checkSocketOrigin } from '../http/origin'
import { pages } from '../scopes/pages'

/** What every page of an agent hears: who waits, who mentions them, and what has changed. */
export const workspaceRoutes = new Elysia().use(pages).get(
  '/live',
  ({ request, server, query, agent, session }) => {
    checkSocketOrigin(request)
    return openSocket(request, server, {
      topics: [topics.workspace, topics.agent(agent.id)],
      since: placeIn(query.since),
      stepsSince: (since) => missedSteps(agent, since),
      owner: { agentId: agent.id, sessionId: session.storedId },
    })
  },
  { agent: true },
)

/** The counts as they are, and what has changed since the page was written. */
async function* missedSteps(agent: Agent, since: number): Steps {
  const now = latestChange()
  const [waitingCount, mentions] = await Promise.all([waitingNow(), unseenMentions(agent.id)])
  const frames = [
    pageFrame(<WaitingCountChanged count={waitingCount} />),
    pageFrame(<MentionCountChanged count={mentions} />),
    ...changedSince(since).map((part) => changedFrame(part, now)),
    liveFrame(now),
  ]
  yield { frames, more: false }
}

function placeIn(text: string | undefined): number {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : 0
}
