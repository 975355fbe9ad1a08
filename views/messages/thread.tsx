import type { Message } from '../../src/messages/schema'
import { Icon } from '../shared/icons'
import { type Audience, MessageItem } from './message-item'

interface ThreadProps {
  /** Where older messages come from. */
  conversationId: string
  messages: Message[]
  more: boolean
  audience: Audience
  visitorName: string
}

/** The messages, the newest at the bottom, and below them what the responder is writing. `log.js` minds the scroll. */
export function Thread({ conversationId, messages, more, audience, visitorName }: ThreadProps) {
  return (
    <div class="thread" data-log>
      <div class="thread__scroller" data-log-scroller tabindex="0" role="group" aria-label="Thread">
        <div id="messages" class="messages" role="log" aria-label="Messages">
          <OlderMessages conversationId={conversationId} messages={messages} more={more} audience={audience} visitorName={visitorName} />
        </div>
        <div id="draft" aria-hidden="true" />
      </div>
      <button class="thread__new button button--small" type="button" data-log-new hidden>
        <Icon name="down" />
        <span data-log-count>1 new</span>
      </button>
    </div>
  )
}

/** A stretch of the thread, and before it what loads the stretch before when it comes into view. */
export function OlderMessages({ conversationId, messages, more, audience, visitorName }: ThreadProps) {
  const first = messages[0]
  const older = audience === 'visitor' ? `/widget/messages?before=${first?.seq}` : `/conversations/${conversationId}/messages?before=${first?.seq}`
  return (
    <>
      {more && (
        <div class="messages__older" hx-get={older} hx-trigger="intersect once" hx-swap="outerHTML">
          Loading earlier messages…
        </div>
      )}
      {messages.map((message) => (
        <MessageItem message={message} audience={audience} visitorName={visitorName} />
      ))}
    </>
  )
}
