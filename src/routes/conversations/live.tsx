import { Elysia } from 'elysia'
import { RowsChanged, WaitingCountChanged } from '../../../views/conversations/list-panel'
import { ControlForViewer } from '../../../views/handoffs/deliveries'
import { DraftGone, MessagesPosted } from '../../../views/messages/deliveries'
import type { Agent } from '../../agents/schema'
import { hashed } from '../../agents/sessions'
import { conversationWithId, newestConversations, waitingConversations } from '../../conversations/queries'
import { visitorLabel } from '../../handoffs/words'
import { checkSocketOrigin } from '../../http/origin'
import { pages } from '../../http/scopes'
import { messagesSince } from '../../messages/queries'
import { liveFrame, pageFrame } from '../../realtime/frames'
import { cursorOf, openSocket } from '../../realtime/sockets'
import { topics } from '../../realtime/topics'

export const liveRoutes = new Elysia({ prefix: '/conversations' })
  .use(pages)
  .get(
    '/live',
    ({ request, server, agent, session }) => {
      checkSocketOrigin(request)
      const owner = { agentId: agent.id, sessionId: hashed(session.id) }
      return openSocket(request, server, { topics: [topics.list], since: 0, missed: missedRows, owner })
    },
    { agent: true },
  )
  .get(
    '/:id/live',
    ({ request, server, query, conversation, agent, session }) => {
      checkSocketOrigin(request)
      const owner = { agentId: agent.id, sessionId: hashed(session.id) }
      const missed = (since: number) => missedMessages(conversation.id, agent, since)
      return openSocket(request, server, { topics: [topics.thread(conversation.id)], since: cursorOf(query.since), missed, owner })
    },
    { agent: true, conversation: true },
  )

/** The list resumes by a fresh first page. */
async function missedRows(): Promise<string[]> {
  const [page, waiting] = await Promise.all([newestConversations(), waitingConversations()])
  return [pageFrame(<RowsChanged conversations={page.conversations} />), pageFrame(<WaitingCountChanged count={waiting} />), liveFrame(0)]
}

const MISSED_AT_ONCE = 200

async function missedMessages(id: string, agent: Agent, since: number): Promise<string[]> {
  // The counter is read first: whatever is newer than it comes as a frame of its own.
  const conversation = await conversationWithId(id)
  if (!conversation) return []
  const frames: string[] = []
  for (let from = since; from < conversation.rev; ) {
    const messages = await messagesSince(id, from, MISSED_AT_ONCE)
    if (messages.length === 0) break
    frames.push(pageFrame(<MessagesPosted messages={messages} audience="agents" visitorName={visitorLabel(conversation)} />))
    from = messages.at(-1)?.rev ?? conversation.rev
  }
  return [...frames, pageFrame(<DraftGone />), pageFrame(<ControlForViewer conversation={conversation} agent={agent} />), liveFrame(conversation.rev)]
}
