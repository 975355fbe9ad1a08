import { ControlChanged } from '../../views/handoffs/deliveries'
import { WidgetControlChanged } from '../../views/widget/deliveries'
import { announceRow } from '../conversations/list/broadcasts'
import { openConversationsOf } from '../conversations/queries'
import type { Conversation } from '../conversations/schema'
import { conversationJson } from '../conversations/visitor-json'
import type { Appended } from '../messages/append'
import { announceDraftGone, announceMessage } from '../messages/broadcasts'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceWaiting } from '../workspace/broadcasts'
import { concernsQueue, lookAtQueue } from './queue'

/** Control moved: the line in the thread, the row, and all that depends on who speaks, on both sides. */
export function announceHandoff(changed: Appended): void {
  announceMessage(changed, {
    after() {
      announceControl(changed.conversation)
      // Whatever the responder was writing is void now.
      announceDraftGone(changed.conversation)
    },
  })
}

export function announceControl(conversation: Conversation): void {
  announceWaiting()
  publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  announcePlace(conversation)
  publish(topics.visitorApi(conversation.visitorId), () => JSON.stringify({ type: 'conversation', conversation: conversationJson(conversation) }))
  if (concernsQueue(conversation)) void lookAtQueue()
}

/** How a conversation stands with the agents has changed, and nothing for its visitor; others may move up in the queue. */
export function announceStanding(conversation: Conversation): void {
  announceWaiting()
  publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  announceRow(conversation)
  if (concernsQueue(conversation)) void lookAtQueue()
}

/** Which place a visitor has in the queue, beside who answers them. */
export function announcePlace(conversation: Conversation): void {
  publish(topics.widget(conversation.visitorId), () => pageFrame(<WidgetControlChanged conversation={conversation} />))
}

/** An agent came or left: everyone who has one of their chats open sees whether they are there. */
export async function announcePresence(agentId: string): Promise<void> {
  for (const conversation of await openConversationsOf({ id: agentId })) {
    publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  }
}
