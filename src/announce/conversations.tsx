import { ViewersChanged } from '../../views/conversations/viewers'
import { VisitorChanged } from '../../views/conversations/visitor-facts'
import { ControlChanged } from '../../views/handoffs/deliveries'
import { ReceiptsChanged } from '../../views/messages/receipts'
import { TypingGone, TypingShown } from '../../views/messages/typing'
import { ConversationStarted } from '../../views/widget/deliveries'
import type { Agent } from '../model/agents/schema'
import type { Conversation } from '../model/conversations/schema'
import { firstName, visitorLabel } from '../model/handoffs/words'
import type { AppendResult } from '../model/messages/append-result'
import type { Visitor } from '../model/visitors/schema'
import { conversationWithId } from '../reads/conversations/queries'
import { visitorWithId } from '../reads/visitors/queries'
import { pageFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { viewersOf } from '../realtime/viewers'
import { isHere } from '../realtime/visitors-here'
import { announceControl } from './handoffs'
import { announceRow } from './list'
import { announceMessage } from './messages'

/** A visitor wrote and so started or reopened a conversation: their other tabs must show that one. */
export function announceOpened(result: AppendResult): void {
  const { conversation } = result
  // The conversation is announced before its first message.
  const before = () => {
    if (conversation.seq === 1)
      publish(topics.widget(conversation.visitorId), () =>
        pageFrame(<ConversationStarted conversation={conversation} />),
      )
    announceControl(conversation)
  }
  announceMessage(result, { announceBefore: before })
}

/** The visitor is here again or on another page: for agents who have any of their conversations open. */
export function announceVisitor(visitor: Visitor): void {
  publish(topics.visitor(visitor.id), () => pageFrame(<VisitorChanged visitor={visitor} isHere={isHere(visitor.id)} />))
}

/** Visitors came or left. Each one that an agent has open is read again, because the copy at hand may be outdated. */
export async function announceVisitorAnew(ids: string[]): Promise<void> {
  for (const id of ids.filter((id) => isHeard(topics.visitor(id)))) {
    const visitor = await visitorWithId(id)
    if (visitor) announceVisitor(visitor)
  }
}

/** The visitor gave a name or an address: updates the rows of their conversations and the details beside the thread. */
export function announceIdentified(visitor: Visitor, conversations: Conversation[]): void {
  announceVisitor(visitor)
  for (const conversation of conversations) {
    publish(topics.thread(conversation.id), () => pageFrame(<ControlChanged conversation={conversation} />))
    announceRow(conversation)
  }
}

/** An agent opened the conversation or left it: its row and its thread say who is viewing. */
export async function announceViewers(conversationId: string): Promise<void> {
  publish(topics.thread(conversationId), () => pageFrame(<ViewersChanged viewers={viewersOf(conversationId)} />))
  const conversation = await conversationWithId(conversationId)
  if (conversation) announceRow(conversation)
}

/** The visitor's page got further in the thread, or they saw more of it. */
export function announceReceipts(conversation: Conversation): void {
  publish(topics.thread(conversation.id), () =>
    pageFrame(<ReceiptsChanged conversation={conversation} audience="agents" />),
  )
}

/** Somebody of the team read the thread: the visitor's last message says so. */
export function announceReadByTeam(conversation: Conversation): void {
  publish(topics.widget(conversation.visitorId), () =>
    pageFrame(<ReceiptsChanged conversation={conversation} audience="visitor" />),
  )
}

/** Somebody is typing. `text`: what, for those who may see it before it is sent. */
export function announceVisitorTyping(conversation: Conversation, text: string): void {
  const name = visitorLabel(conversation)
  publish(topics.thread(conversation.id), () => pageFrame(<TypingShown typistId="visitor" name={name} text={text} />))
}

export function announceAgentTyping({ id, visitorId }: Conversation, agent: Agent, isReply: boolean): void {
  publish(topics.thread(id), () => pageFrame(<TypingShown typistId={agent.id} name={agent.name} />))
  if (!isReply) return
  publish(topics.widget(visitorId), () => pageFrame(<TypingShown typistId={agent.id} name={firstName(agent.name)} />))
  publish(topics.visitorApi(visitorId), () => JSON.stringify({ type: 'typing' }))
}

/** Somebody stopped typing or sent the message. The visitor is told only if it was a reply, not a note. */
export function announceTypingStopped({ id, visitorId }: Conversation, typistId: string, isReply: boolean): void {
  publish(topics.thread(id), () => pageFrame(<TypingGone typistId={typistId} />))
  if (isReply) publish(topics.widget(visitorId), () => pageFrame(<TypingGone typistId={typistId} />))
}
