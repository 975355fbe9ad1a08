import { log } from '../../src/log'
import type { Message } from '../../src/messages/schema'
import { Icon } from '../shared/icons'
import { Time } from '../shared/time'

export type Audience = 'agents' | 'visitor'

interface MessageItemProps {
  message: Message
  audience: Audience
  /** What the visitor is called, for agents. */
  visitorName: string
}

/** One entry of the thread: the same for the page, the reply and the socket. One that cannot be shown says so. */
export function MessageItem({ message, audience, visitorName }: MessageItemProps) {
  const { id, seq, rev, author } = message
  return (
    <div id={`message-${id}`} class={`message message--${author}`} data-message-id={id} data-seq={seq} data-order={seq} data-rev={rev} data-author={author}>
      {contained(message, () => (
        <Content message={message} audience={audience} visitorName={visitorName} />
      ))}
    </div>
  )
}

function Content({ message, audience, visitorName }: MessageItemProps) {
  if (message.author === 'system') return <SystemLine message={message} audience={audience} />
  return (
    <>
      <Byline message={message} visitorName={audience === 'visitor' ? 'You' : visitorName} />
      <div class="bubble" safe>
        {message.body}
      </div>
      <Sources sources={message.sources} />
      {audience === 'agents' && <UnreadFrom />}
    </>
  )
}

/** Behind the menu of a message; `unread.js` does it. */
function UnreadFrom() {
  return (
    <button class="tool message__tool" type="button" aria-label="Mark unread from here" title="Mark unread from here" data-unread-from>
      <Icon name="unread" />
    </button>
  )
}

function SystemLine({ message, audience }: Pick<MessageItemProps, 'message' | 'audience'>) {
  const words = audience === 'visitor' ? (message.visitorBody ?? '') : message.body
  return (
    <p class="message__system">
      <span safe>{words}</span> <Time at={message.createdAt} as="clock" />
    </p>
  )
}

function Byline({ message, visitorName }: Pick<MessageItemProps, 'message' | 'visitorName'>) {
  if (message.author === 'ai') {
    return (
      <div class="message__by">
        <span class="chip chip--ai">
          <Icon name="spark" />
          AI
        </span>
        <Time at={message.createdAt} as="clock" />
      </div>
    )
  }
  const name = message.author === 'visitor' ? visitorName : (message.authorName ?? '')
  return (
    <div class="message__by">
      <b safe>{name}</b>
      <Time at={message.createdAt} as="clock" />
    </div>
  )
}

function Sources({ sources }: Pick<Message, 'sources'>) {
  if (!sources?.length) return ''
  return (
    <ul class="sources" aria-label="Sources">
      {sources.map(({ title }) => (
        <li class="source" safe>
          {title}
        </li>
      ))}
    </ul>
  )
}

function contained(message: Message, content: () => JSX.Element): JSX.Element {
  try {
    return content()
  } catch (error) {
    log.error({ err: error, message: message.id }, 'a message cannot be shown')
    return <p class="message__system">This message cannot be shown.</p>
  }
}
