import { ControlChanged } from '../../views/handoffs/deliveries'
import type { Conversation } from '../model/conversations/schema'
import { conversationJson } from '../model/conversations/visitor-json'
import type { AppendResult } from '../model/messages/append-result'
import { openConversationsOf } from '../reads/conversations/queries'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceRow } from './list'
import { announceMessage, announcePreviewRemoved } from './messages'
import { announcePlace, concernsQueue, lookAtQueue } from './queue'
import { announceWaiting } from './workspace'

/** Control moved: the line in the thread, the row, and all that depends on who speaks, on both sides. */
export function announceHandoff(result: AppendResult): void {
  announceMessage(result, {
    announceAfter() {
      announceControl(result.conversation)
      // An answer that the responder is writing is now invalid.
      announcePreviewRemoved(result.conversation)
    },
  })
}

export function announceControl(conversation: Conversation): void {
  announceWaiting()
  publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  announcePlace(conversation)
  publish(topics.visitorApi(conversation.visitorId), () =>
    JSON.stringify({ type: 'conversation', conversation: conversationJson(conversation) }),
  )
  if (concernsQueue(conversation)) void lookAtQueue()
}

/** How a conversation stands with the agents has changed, and nothing for its visitor; others may move up in the queue. */
export function announceHandoffState(conversation: Conversation): void {
  announceWaiting()
  publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  announceRow(conversation)
  if (concernsQueue(conversation)) void lookAtQueue()
}

/** An agent came or left: everyone who has one of their chats open sees whether they are there. */
export async function announcePresence(agentId: string): Promise<void> {
  for (const conversation of await openConversationsOf({ id: agentId })) {
    publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
  }
}
