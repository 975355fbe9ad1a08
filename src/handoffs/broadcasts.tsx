import { ControlChanged } from '../../views/handoffs/deliveries'
import { WidgetControlChanged } from '../../views/widget/deliveries'
import type { Conversation } from '../conversations/schema'
import { conversationJson } from '../conversations/visitor-json'
import type { Appended } from '../messages/append'
import { announceDraftGone, announceMessage } from '../messages/broadcasts'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceWaiting } from '../workspace/broadcasts'

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
  publish(topics.widget(conversation.visitorId), () => pageFrame(<WidgetControlChanged conversation={conversation} />))
  publish(topics.visitorApi(conversation.visitorId), () => JSON.stringify({ type: 'conversation', conversation: conversationJson(conversation) }))
}
