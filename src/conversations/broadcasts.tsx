import { RowsChanged, WaitingCountChanged } from '../../views/conversations/list-panel'
import { VisitorChanged } from '../../views/conversations/visitor-facts'
import { ConversationStarted } from '../../views/widget/deliveries'
import { announceControl } from '../handoffs/broadcasts'
import { visitorLabel } from '../handoffs/words'
import { log } from '../log'
import type { Appended } from '../messages/append'
import { announceMessage } from '../messages/broadcasts'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import type { Visitor } from '../visitors/schema'
import { waitingConversations } from './queries'
import type { Conversation } from './schema'

const changedRows = new Map<string, Conversation>()
let resting = false

/**
 * The row of a conversation, for every list. The first change goes out at once; those of the next tenth of a second go
 * together, so that a busy hour costs each list ten swaps a second and not hundreds.
 */
export function announceRow(conversation: Conversation): void {
  const known = changedRows.get(conversation.id)
  if (!known || known.rev <= conversation.rev) changedRows.set(conversation.id, conversation)
  if (!resting) sendRows()
}

function sendRows(): void {
  const conversations = [...changedRows.values()]
  changedRows.clear()
  resting = conversations.length > 0
  if (!resting) return
  publish(topics.list, () => pageFrame(<RowsChanged conversations={conversations} />))
  setTimeout(sendRows, 100)
}

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

/** How many wait for a person, for every list. Comes a moment after the change, counted anew. */
export function announceWaiting(): void {
  waitingConversations()
    .then((count) => publish(topics.list, () => pageFrame(<WaitingCountChanged count={count} />)))
    .catch((error) => log.error({ err: error }, 'the waiting conversations could not be counted'))
}
