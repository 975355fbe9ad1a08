import { Elysia } from 'elysia'
import { MentionsChanged, WaitingChanged } from '../../../views/workspace/counts'
import type { Agent } from '../../model/agents/schema'
import { unseenMentions } from '../../reads/mentions/queries'
import { waitingNow } from '../../reads/workspace/waiting'
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
      missed: (since) => missed(agent, since),
      owner: { agentId: agent.id, sessionId: session.storedId },
    })
  },
  { agent: true },
)

/** The counts as they are, and what has changed since the page was written. */
async function* missed(agent: Agent, since: number): Steps {
  const now = latestChange()
  const [waiting, mentions] = await Promise.all([waitingNow(), unseenMentions(agent.id)])
  const frames = [
    pageFrame(<WaitingChanged count={waiting} />),
    pageFrame(<MentionsChanged count={mentions} />),
    ...changedSince(since).map((thing) => changedFrame(thing, now)),
    liveFrame(now),
  ]
  yield { frames, more: false }
}

function placeIn(text: string | undefined): number {
  return text && /^\d{1,15}$/.test(text) ? Number(text) : 0
}
