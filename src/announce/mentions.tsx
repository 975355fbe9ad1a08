import { MentionToast } from '../../views/mentions/deliveries'
import { MentionCountChanged } from '../../views/workspace/counts'
import type { Message } from '../model/messages/schema'
import { conversationWithId } from '../reads/conversations/queries'
import { unseenMentions } from '../reads/mentions/queries'
import { pageFrame } from '../realtime/frames'
import { publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { announceChange } from './workspace'

/** A note mentions an agent, who is told on every page. */
export async function announceMentions(agentId: string, note: Message): Promise<void> {
  const [count, conversation] = await Promise.all([unseenMentions(agentId), conversationWithId(note.conversationId)])
  announceChange('mentions')
  if (conversation)
    publish(topics.agent(agentId), () =>
      pageFrame(<MentionToast count={count} note={note} conversation={conversation} />),
    )
}

/** An agent has seen some of them, perhaps on another page. */
export async function announceUnseenMentions(agentId: string): Promise<void> {
  const count = await unseenMentions(agentId)
  announceChange('mentions')
  publish(topics.agent(agentId), () => pageFrame(<MentionCountChanged count={count} />))
}
