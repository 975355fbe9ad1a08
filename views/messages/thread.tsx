import type { Conversation } from '../../src/model/conversations/schema'
import type { Audience } from '../../src/model/messages/audience'
import { anchorQuery, type Stretch, type StretchAnchor } from '../../src/model/messages/stretch'
import { Icon } from '../shared/icons'
import { MessageItem } from './message-item'
import { Receipts } from './receipts'

interface ThreadProps extends Stretch {
  /** Whose messages they are; empty for a visitor who has not written yet. */
  conversationId: string
  audience: Audience
  visitorName: string
  /** What it is a thread of; a visitor who has not written yet has none. */
  conversation?: Conversation
}

/**
 * A stretch of the thread, and below its newest messages what the responder is writing. `thread.js` minds the scroll,
 * `thread-stretch.js` what is loaded on either side and what leaves the page.
 */
export function Thread({ conversation, conversationId, messages, older, newer, audience, visitorName }: ThreadProps) {
  const address = audience === 'visitor' ? '/widget/messages' : `/conversations/${conversationId}/messages`
  return (
    <message-thread class="thread">
      <div class="thread__scroller" data-log-scroller tabindex="0" role="group" aria-label="Thread">
        <Edge side="older" hidden={!older} />
        <div
          id="messages"
          class="messages"
          role="log"
          aria-label="Messages"
          data-messages={address}
          data-older={older}
          data-newer={newer}
        >
          {messages.map((message) => (
            <MessageItem message={message} audience={audience} visitorName={visitorName} />
          ))}
        </div>
        <Edge side="newer" hidden={!newer} />
        <ol id="outbox" class="messages outbox" aria-label="Not sent yet" data-outbox-place />
        <div id="draft" class="messages" aria-hidden="true" />
        <div id="typing" aria-hidden="true" />
        <div id="receipts-place">
          <Receipts conversation={conversation} audience={audience} />
        </div>
      </div>
      <button class="thread__new button button--small" type="button" aria-label="Jump to newest" data-log-new hidden>
        <Icon name="down" />
        <span data-log-count hidden />
      </button>
      <span class="unseen" role="status" data-log-told />
    </message-thread>
  )
}

interface EdgeProps {
  side: 'older' | 'newer'
  hidden: boolean
}

/** Stands where messages are missing, and has them loaded when it comes near. */
function Edge({ side, hidden }: EdgeProps) {
  const words = side === 'older' ? 'Earlier messages' : 'Later messages'
  return (
    <div class="thread__edge" data-edge={side} hidden={hidden}>
      <span>Loading…</span>
      <button class="link" type="button" hidden safe>{`${words} could not be loaded. Try again`}</button>
    </div>
  )
}

type MessagesInProps = Omit<ThreadProps, 'conversation' | 'conversationId'> & { place: StretchAnchor }

/** A stretch as the reply to who scrolls, or goes somewhere else. It says which one it is, as it may come late. */
export function MessagesIn({ place, messages, older, newer, audience, visitorName }: MessagesInProps) {
  return (
    <div data-stretch={anchorQuery(place)} data-older={older} data-newer={newer}>
      {messages.map((message) => (
        <MessageItem message={message} audience={audience} visitorName={visitorName} />
      ))}
    </div>
  )
}
