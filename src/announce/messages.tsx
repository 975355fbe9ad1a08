import { MessagesPosted, PreviewRemoved, PreviewUpdated } from '../../views/messages/deliveries'
import type { Conversation } from '../model/conversations/schema'
import { visitorLabel } from '../model/handoffs/words'
import type { AppendResult } from '../model/messages/append-result'
import type { Audience } from '../model/messages/audience'
import type { Message } from '../model/messages/schema'
import { visibleToVisitor, visitorJson } from '../model/messages/visitor-json'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { inTurn } from '../realtime/turns'
import { announceRow } from './list'

/** What is announced directly before and after a message. */
interface SurroundingAnnouncements {
  announceBefore?(): void
  announceAfter?(): void
}

/**
 * A message was posted, or changed: to everybody who has the thread open, to the list, and to the visitor if it is for
 * them. All see the changes of a conversation in the order in which they were made.
 */
export function announceMessage(
  { conversation, message }: AppendResult,
  { announceBefore, announceAfter }: SurroundingAnnouncements = {},
): void {
  inTurn(message, (mayRepeat) => {
    announceBefore?.()
    publishMessage({ conversation, message }, mayRepeat)
    announceAfter?.()
  })
  announceRow(conversation)
}

function publishMessage({ conversation, message }: AppendResult, mayRepeat: boolean): void {
  const visitorName = visitorLabel(conversation)
  const change = { conversationId: conversation.id, rev: message.rev, mayRepeat }
  const frameFor = (audience: Audience) => () =>
    pageFrame(<MessagesPosted messages={[message]} audience={audience} visitorName={visitorName} />, message.rev)
  publish(topics.thread(conversation.id), frameFor('agents'), change)
  if (!visibleToVisitor(message)) return
  publish(topics.widget(conversation.visitorId), frameFor('visitor'), change)
  publish(topics.visitorApi(conversation.visitorId), () => messageFrame(message), change)
}

/** A message as a JSON frame, for programs. */
export function messageFrame(message: Message): string {
  return JSON.stringify({ type: 'message', message: visitorJson(message) })
}

/** The preview of an answer: always the whole text so far, so that a lost frame does no harm. */
export function announcePreview({ id, visitorId }: Conversation, text: string): void {
  publish(topics.thread(id), () => pageFrame(<PreviewUpdated text={text} audience="agents" />))
  publish(topics.widget(visitorId), () => pageFrame(<PreviewUpdated text={text} audience="visitor" />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text }))
}

/** The preview is over: the answer was posted or dropped. */
export function announcePreviewRemoved({ id, visitorId }: Conversation): void {
  publish(topics.thread(id), () => pageFrame(<PreviewRemoved />))
  publish(topics.widget(visitorId), () => pageFrame(<PreviewRemoved />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'draft', text: '' }))
}
