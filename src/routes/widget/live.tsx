import { Elysia } from 'elysia'
import { DraftGone, MessagesPosted } from '../../../views/messages/deliveries'
import { WidgetControlChanged } from '../../../views/widget/deliveries'
import { VisitorThreadChanged } from '../../../views/widget/visitor-thread'
import { newestConversation } from '../../conversations/queries'
import { sql } from '../../db/client'
import { visitorLabel } from '../../handoffs/words'
import { pages, SOCKET_PROTOCOL } from '../../http/scopes'
import { stepsSince } from '../../messages/visible-to-visitor'
import { liveFrame, pageFrame } from '../../realtime/frames'
import { cursorOf, openSocket } from '../../realtime/sockets'
import { topics } from '../../realtime/topics'
import type { Visitor } from '../../visitors/schema'
import { visitorThread } from '../../visitors/thread'

export const widgetLiveRoutes = new Elysia({ prefix: '/widget/live' }).use(pages).get(
  '/',
  ({ request, server, visitor, query }) => {
    const missed = (since: number) => missedFrames(visitor, query.conversation ?? '', since)
    const stream = { topics: [topics.widget(visitor.id)], since: cursorOf(query.since), missed, owner: { visitorId: visitor.id } }
    return openSocket(request, server, stream, SOCKET_PROTOCOL)
  },
  { visitor: true },
)

/** Brings a page that shows the conversation `shown` up to date; one that shows another gets the whole thread. */
async function missedFrames(visitor: Visitor, shown: string, since: number): Promise<string[]> {
  const conversation = await newestConversation(sql, visitor.id)
  if (!conversation) return [liveFrame(0)]
  if (conversation.id !== shown) return [pageFrame(<VisitorThreadChanged {...(await visitorThread(conversation))} />)]

  const frames: string[] = []
  let seen = since
  for await (const { messages, rev } of stepsSince(conversation, since)) {
    if (messages.length > 0) frames.push(pageFrame(<MessagesPosted messages={messages} audience="visitor" visitorName={visitorLabel(conversation)} />))
    seen = rev
  }
  return [...frames, pageFrame(<DraftGone />), pageFrame(<WidgetControlChanged conversation={conversation} />), liveFrame(seen)]
}
