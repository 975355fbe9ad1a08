import type { Message } from '../../src/messages/schema'
import { Partial } from '../shared/partial'
import { type Audience, MessageItem } from './message-item'

interface MessagesPostedProps {
  messages: Message[]
  audience: Audience
  visitorName: string
}

/** Messages that are new or have changed, for threads that are open. */
export function MessagesPosted({ messages, audience, visitorName }: MessagesPostedProps) {
  return (
    <Partial target="#messages" swap="upsert">
      {messages.map((message) => (
        <MessageItem message={message} audience={audience} visitorName={visitorName} />
      ))}
    </Partial>
  )
}

/** What the responder has written so far. It is no message: the message that replaces it is committed first. */
export function DraftWritten({ text }: { text: string }) {
  return (
    <Partial target="#draft" swap="innerHTML">
      <DraftBubble text={text} />
    </Partial>
  )
}

export function DraftGone() {
  return <Partial target="#draft" swap="innerHTML" />
}

function DraftBubble({ text }: { text: string }) {
  return (
    <div class="message message--ai message--draft">
      <div class="message__by">
        <span class="chip chip--ai">AI</span> is writing
      </div>
      <div class="bubble" safe>
        {text}
      </div>
    </div>
  )
}
