import { ViewersChanged } from '../../views/conversations/viewers'
import { VisitorChanged } from '../../views/conversations/visitor-facts'
import { ConversationStarted } from '../../views/widget/deliveries'
import { announceControl } from '../handoffs/broadcasts'
import { visitorLabel } from '../handoffs/words'
import type { Appended } from '../messages/append'
import { announceMessage } from '../messages/broadcasts'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import type { Visitor } from '../visitors/schema'
import { announceRow } from './list/broadcasts'
import { conversationWithId } from './queries'
import type { Conversation } from './schema'
import { viewersOf } from './viewers'

/** A visitor wrote and so started or reopened a conversation: other tabs of theirs must show that one. */
export function announceOpened(opened: Appended): void {
  const { conversation } = opened
  if (conversation.seq === 1) publish(topics.widget(conversation.visitorId), () => pageFrame(<ConversationStarted conversation={conversation} />))
  // Which conversation it is comes before what is said in it.
  announceControl(conversation)
  announceMessage(opened)
}

/** The visitor said who they are, or went to another page. */
export function announceVisitor(visitor: Visitor, conversation: Conversation): void {
  publish(topics.thread(conversation.id), () => pageFrame(<VisitorChanged visitor={visitor} label={visitorLabel(conversation)} />))
  announceRow(conversation)
}

/** An agent opened the conversation or left it: its row and its thread say who is viewing. */
export async function announceViewers(conversationId: string): Promise<void> {
  publish(topics.thread(conversationId), () => pageFrame(<ViewersChanged viewers={viewersOf(conversationId)} />))
  const conversation = await conversationWithId(conversationId)
  if (conversation) announceRow(conversation)
}
