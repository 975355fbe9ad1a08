import type { Audience } from '../../src/model/messages/audience'
import type { Message } from '../../src/model/messages/schema'
import { Partial } from '../shared/partial'
import { MessageBody } from './message-body'
import { MessageItem } from './message-item'

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

interface MessagesMissedProps extends Omit<MessagesPostedProps, 'messages'> {
  /** Messages that the page shows and that have changed. */
  changedMessages: Message[]
  /** What comes after this `seq` is not sent: there is too much of it. */
  lastSeq: number
  /** How many the reader has not seen. */
  count: number
}

/** For a page that was away for very long: what changed in what it shows, and how much there is beyond. */
export function MessagesMissed({ changedMessages, lastSeq, count, audience, visitorName }: MessagesMissedProps) {
  return (
    <>
      <MessagesPosted messages={changedMessages} audience={audience} visitorName={visitorName} />
      <Partial target="#messages" swap="missed">
        <div data-after={lastSeq} data-count={count} />
      </Partial>
    </>
  )
}

interface DraftProps {
  text: string
  audience: Audience
}

/** The preview of an answer. It is not a message; the message that replaces it is committed first. */
export function PreviewUpdated({ text, audience }: DraftProps) {
  return (
    <Partial target="#draft" swap="innerHTML">
      <PreviewBubble text={text} audience={audience} />
    </Partial>
  )
}

export function PreviewRemoved() {
  return <Partial target="#draft" swap="innerHTML" />
}

function PreviewBubble({ text, audience }: DraftProps) {
  return (
    <div class={['message', 'message--ai', audience === 'agents' && 'message--end', 'message--draft']}>
      <div class="message__by">
        <span class="chip chip--ai">AI</span> is writing
      </div>
      {text !== '' && (
        <div class="bubble">
          <MessageBody author="ai" body={text} />
        </div>
      )}
    </div>
  )
}
