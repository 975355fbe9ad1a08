import { DraftGone, DraftWritten, MessagesPosted } from '../../views/messages/deliveries'
import type { Conversation } from '../model/conversations/schema'
import { visitorLabel } from '../model/handoffs/words'
import type { Appended } from '../model/messages/appended'
import type { Audience } from '../model/messages/audience'
import type { Message } from '../model/messages/schema'
import { visibleToVisitor, visitorJson } from '../model/messages/visitor-json'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { inTurn } from '../realtime/turns'
import { announceRow } from './list'

/** What is told together with a message, before it and after it. */
interface Around {
  before?(): void
  after?(): void
}

/**
 * A message was posted, or changed: to everybody who has the thread open, to the list, and to the visitor if it is for
 * them. All see the changes of a conversation in the order in which they were made.
 */
export function announceMessage({ conversation, message }: Appended, { before, after }: Around = {}): void {
  inTurn(message, (again) => {
    before?.()
    tell({ conversation, message }, again)
    after?.()
  })
  announceRow(conversation)
}

function tell({ conversation, message }: Appended, again: boolean): void {
  const visitorName = visitorLabel(conversation)
  const change = { conversationId: conversation.id, rev: message.rev, again }
  const frameFor = (audience: Audience) => () =>
    pageFrame(<MessagesPosted messages={[message]} audience={audience} visitorName={visitorName} />, message.rev)
  publish(topics.thread(conversation.id), frameFor('agents'), change)
  if (!visibleToVisitor(message)) return
  publish(topics.widget(conversation.visitorId), frameFor('visitor'), change)
  publish(topics.visitorApi(conversation.visitorId), () => messageFrame(message), change)
}

/** A message for programs. */
export function messageFrame(message: Message): string {
  return JSON.stringify({ type: 'message', message: visitorJson(message) })
}

/** What the responder has written so far, as a whole, so that a lost frame does no harm. */
export function announceDraft({ id, visitorId }: Conversation, text: string): void {
  publish(topics.thread(id), () => pageFrame(<DraftWritten text={text} audience="agents" />))
  publish(topics.widget(visitorId), () => pageFrame(<DraftWritten text={text} audience="visitor" />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text }))
}

/** The draft became a message, or was dropped. */
export function announceDraftGone({ id, visitorId }: Conversation): void {
  publish(topics.thread(id), () => pageFrame(<DraftGone />))
  publish(topics.widget(visitorId), () => pageFrame(<DraftGone />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text: '' }))
}
