import { Elysia } from 'elysia'
import { ReceiptsChanged } from '../../../views/conversations/receipts'
import { DraftGone, MessagesMissed, MessagesPosted } from '../../../views/messages/deliveries'
import { WidgetControlChanged } from '../../../views/widget/deliveries'
import { VisitorThreadChanged } from '../../../views/widget/visitor-thread'
import { newestConversation } from '../../conversations/queries'
import { sql } from '../../db/client'
import { visitorLabel } from '../../handoffs/words'
import { pages, SOCKET_PROTOCOL } from '../../http/scopes'
import { longMissed, missedTooMuch, readShown, type Shown } from '../../messages/missed'
import { stepsSince, VISIBLE } from '../../messages/visible-to-visitor'
import { liveFrame, pageFrame } from '../../realtime/frames'
import { cursorOf, openSocket } from '../../realtime/sockets'
import { topics } from '../../realtime/topics'
import { hearVisitor } from '../../visitors/hear'
import type { Visitor } from '../../visitors/schema'
import { visitorThread } from '../../visitors/thread'

export const widgetLiveRoutes = new Elysia({ prefix: '/widget/live' }).use(pages).get(
  '/',
  ({ request, server, visitor, query }) => {
    const missed = (since: number, asked: Record<string, unknown> = query) => missedFrames(visitor, query.conversation ?? '', since, readShown(asked))
    const heard = (said: Record<string, unknown>) => hearVisitor(visitor, said)
    const stream = { topics: [topics.widget(visitor.id)], since: cursorOf(query.since), missed, heard, owner: { visitorId: visitor.id } }
    return openSocket(request, server, stream, SOCKET_PROTOCOL)
  },
  { visitor: true },
)

/** Brings a page that shows a conversation up to date; one that shows another than the visitor's current gets that one. */
async function missedFrames(visitor: Visitor, conversationId: string, since: number, shown?: Shown): Promise<string[]> {
  const conversation = await newestConversation(sql, visitor.id)
  if (!conversation) return [liveFrame(0)]
  if (conversation.id !== conversationId) return [pageFrame(<VisitorThreadChanged {...(await visitorThread(conversation))} />)]

  const frames: string[] = []
  const visitorName = visitorLabel(conversation)
  let seen = since
  if (shown && missedTooMuch(conversation, since)) {
    const { changed, beyond } = await longMissed(conversation.id, since, shown, VISIBLE())
    frames.push(pageFrame(<MessagesMissed changed={changed} after={shown.to} count={beyond} audience="visitor" visitorName={visitorName} />))
    seen = conversation.rev
  } else {
    for await (const { messages, rev } of stepsSince(conversation, since)) {
      if (messages.length > 0) frames.push(pageFrame(<MessagesPosted messages={messages} audience="visitor" visitorName={visitorName} />))
      seen = rev
    }
  }
  return [
    ...frames,
    pageFrame(<DraftGone />),
    pageFrame(<WidgetControlChanged conversation={conversation} />),
    pageFrame(<ReceiptsChanged conversation={conversation} audience="visitor" />),
    liveFrame(seen),
  ]
}
