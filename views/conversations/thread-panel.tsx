import type { ViewingAgent } from '../../src/model/conversations/viewing-agent'
import { visitorLabel } from '../../src/model/handoffs/words'
import type { Stretch } from '../../src/model/messages/stretch'
import type { Visitor } from '../../src/model/visitors/schema'
import type { ControlProps } from '../handoffs/control-props'
import { Composer, type ComposerContents } from '../messages/composer'
import { MessageMenu } from '../messages/message-menu'
import { Thread } from '../messages/thread'
import { ThreadSearch, ThreadSearchButton } from '../messages/thread-search'
import { Avatar } from '../shared/avatar'
import { Icon } from '../shared/icons'
import { LIVE_SOCKET } from '../shared/sync'
import { Viewers } from './viewers'
import { VisitorLine } from './visitor-line'

export interface ThreadPanelProps extends ControlProps, ComposerContents, Stretch {
  visitor: Visitor
  /** The visitor has the chat open. */
  isHere: boolean
  /** The agents who have the conversation open, perhaps this one too. */
  viewers: readonly ViewingAgent[]
  /** The `seq` of the message that a link leads to. */
  highlightedSeq?: number
}

/** The middle panel: the visitor's name, the thread with its own socket, and the composer. */
export function ThreadPanel({
  conversation,
  visitor,
  messages,
  older,
  newer,
  agent,
  viewers,
  drafts,
  waitingFiles,
  highlightedSeq,
  isAway,
  isHere,
}: ThreadPanelProps) {
  const { id, rev, visitorId, reads } = conversation
  const name = visitorLabel(conversation)
  return (
    <section
      class="panel panel--thread"
      aria-label="Conversation"
      hx-ws:connect={`/conversations/${id}/live?since=${rev}`}
      hx-config={LIVE_SOCKET}
      hx-swap="none"
      data-live
      data-cursor={rev}
      data-read-mark={reads[agent.id]?.[0] ?? 0}
      data-at={highlightedSeq}
    >
      <header class="thread__head">
        <a class="tool thread__back" href="/conversations" aria-label="Back to the list">
          <Icon name="back" />
        </a>
        <Avatar name={name} seed={visitorId} class="thread__avatar" />
        <div class="thread__who">
          <ThreadName name={name} />
          <VisitorLine visitor={visitor} isHere={isHere} />
        </div>
        <Viewers viewers={viewers} />
        <ThreadSearchButton />
        <button
          class="tool thread__details"
          type="button"
          aria-label="Show details"
          aria-expanded="false"
          aria-controls="details"
          data-toggle="details"
        >
          <Icon name="info" />
        </button>
      </header>
      <ThreadSearch conversationId={id} />
      <Thread
        conversation={conversation}
        conversationId={id}
        messages={messages}
        older={older}
        newer={newer}
        audience="agents"
        visitorName={name}
      />
      <Composer conversation={conversation} agent={agent} isAway={isAway} drafts={drafts} waitingFiles={waitingFiles} />
      <MessageMenu audience="agents" />
    </section>
  )
}

/** The name of the conversation's visitor. */
export function ThreadName({ name }: { name: string }) {
  return (
    <h2 id="thread-name">
      <bdi safe>{name}</bdi>
    </h2>
  )
}
