import { Elysia } from 'elysia'
import { MessagesMissed, MessagesPosted, PreviewRemoved } from '../../../../views/messages/deliveries'
import { ReceiptsChanged } from '../../../../views/messages/receipts'
import { WidgetControlChanged } from '../../../../views/widget/deliveries'
import { VisitorThreadChanged } from '../../../../views/widget/visitor-thread'
import { receiveFromVisitor } from '../../../actions/visitors/hear'
import { placeOf } from '../../../announce/queue'
import { sql } from '../../../db/client'
import type { Conversation } from '../../../model/conversations/schema'
import { visitorLabel } from '../../../model/handoffs/words'
import type { Visitor } from '../../../model/visitors/schema'
import { newestConversation } from '../../../reads/conversations/queries'
import { missedSummary, missedTooMuch, readShownRange, type ShownRange } from '../../../reads/messages/missed-changes'
import { VISIBLE, visibleSince } from '../../../reads/messages/visible-to-visitor'
import { liveFrame, pageFrame, stepFrame } from '../../../realtime/frames'
import { cursorOf, openSocket } from '../../../realtime/sockets'
import type { Steps } from '../../../realtime/stream'
import { topics } from '../../../realtime/topics'
import { presenceOf } from '../../../realtime/visitors-here'
import { pages } from '../../scopes/pages'
import { SOCKET_PROTOCOL } from '../../scopes/people'
import { visitorThread } from './thread'

export const widgetLiveRoutes = new Elysia({ prefix: '/widget/live' }).use(pages).get(
  '/',
  ({ request, server, visitor, query }) => {
    const stepsSince = (since: number, resumeRequest: Record<string, unknown> = query) =>
      missedMessages(visitor, query.conversation ?? '', since, readShownRange(resumeRequest))
    const receive = (clientFrame: Record<string, unknown>) => receiveFromVisitor(visitor, clientFrame)
    const stream = {
      topics: [topics.widget(visitor.id)],
      since: cursorOf(query.since),
      stepsSince,
      receive,
      owner: { visitorId: visitor.id },
      ...presenceOf(visitor),
    }
    return openSocket(request, server, stream, SOCKET_PROTOCOL)
  },
  { visitor: true },
)

/** Brings a page that shows a conversation up to date; one that shows another than the visitor's current gets that one. */
async function* missedMessages(
  visitor: Visitor,
  conversationId: string,
  since: number,
  shownRange?: ShownRange,
): Steps {
  for (let from = since; ; ) {
    const conversation = await newestConversation(sql, visitor.id)
    if (!conversation) return yield { frames: [liveFrame(0)], more: false }
    const { id, rev } = conversation
    if (id !== conversationId) {
      return yield {
        frames: [pageFrame(<VisitorThreadChanged {...(await visitorThread(conversation))} />)],
        revision: { conversationId: id, rev },
        more: false,
      }
    }
    const isLong = from === since && shownRange !== undefined && missedTooMuch(conversation, from)
    const step = isLong ? await longStep(conversation, from, shownRange) : await shortStep(conversation, from)
    const revision = { conversationId: id, rev: step.rev }
    if (!step.more) return yield { frames: [...step.frames, ...currentState(conversation)], revision, more: false }
    yield { frames: step.frames, revision, more: true }
    from = step.rev
  }
}

/** For a page that was away for so long that it does not get everything. */
async function longStep(conversation: Conversation, since: number, shownRange: ShownRange) {
  const { changedMessages, newerCount } = await missedSummary(conversation.id, since, shownRange, VISIBLE())
  const summary = (
    <MessagesMissed
      changedMessages={changedMessages}
      lastSeq={shownRange.last}
      count={newerCount}
      audience="visitor"
      visitorName={visitorLabel(conversation)}
    />
  )
  return { frames: [pageFrame(summary)], rev: conversation.rev, more: false }
}

async function shortStep(conversation: Conversation, since: number) {
  const { messages, rev, more } = await visibleSince(conversation, since)
  if (messages.length === 0) return { frames: [], rev, more }
  const messagesPosted = (
    <MessagesPosted messages={messages} audience="visitor" visitorName={visitorLabel(conversation)} />
  )
  return { frames: [stepFrame(messagesPosted, rev)], rev, more }
}

/** What the page shows beside messages, as it is now. */
function currentState(conversation: Conversation): string[] {
  return [
    pageFrame(<PreviewRemoved />),
    pageFrame(<WidgetControlChanged conversation={conversation} place={placeOf(conversation.id)} />),
    pageFrame(<ReceiptsChanged conversation={conversation} audience="visitor" />),
    liveFrame(conversation.rev),
  ]
}
