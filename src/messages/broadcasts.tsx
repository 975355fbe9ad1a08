import { DraftGone, DraftWritten, MessagesPosted } from '../../views/messages/deliveries'
import { announceRow } from '../conversations/list/broadcasts'
import type { Conversation } from '../conversations/schema'
import { visitorLabel } from '../handoffs/words'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import type { Appended } from './append'
import { visibleToVisitor, visitorJson } from './visitor-json'

/** A message was posted, or changed: to everybody who has the thread open, to the list, and to the visitor if it is for them. */
export function announceMessage({ conversation, message }: Appended): void {
  const visitorName = visitorLabel(conversation)
  publish(topics.thread(conversation.id), () => pageFrame(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorName} />, message.rev))
  if (visibleToVisitor(message)) {
    publish(topics.widget(conversation.visitorId), () =>
      pageFrame(<MessagesPosted messages={[message]} audience="visitor" visitorName={visitorName} />, message.rev),
    )
    publish(topics.visitorApi(conversation.visitorId), () => JSON.stringify({ type: 'message', message: visitorJson(message) }))
  }
  announceRow(conversation)
}

/** What the responder has written so far, as a whole, so that a lost frame does no harm. */
export function announceDraft({ id, visitorId }: Conversation, text: string): void {
  publish(topics.thread(id), () => pageFrame(<DraftWritten text={text} />))
  publish(topics.widget(visitorId), () => pageFrame(<DraftWritten text={text} />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text }))
}

/** The draft became a message, or was dropped. */
export function announceDraftGone({ id, visitorId }: Conversation): void {
  publish(topics.thread(id), () => pageFrame(<DraftGone />))
  publish(topics.widget(visitorId), () => pageFrame(<DraftGone />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text: '' }))
}
