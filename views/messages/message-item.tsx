import type { JSX } from '#jsx/jsx-runtime'
import type { Audience } from '../../src/model/messages/audience'
import type { Message } from '../../src/model/messages/schema'
import { Files } from '../attachments/files'
import { reportFailure } from '../jsx/host'
import { Icon } from '../shared/icons'
import { WithNames } from '../shared/text-with-names'
import { Time } from '../shared/time'
import { MessageBody } from './message-body'

interface MessageItemProps {
  message: Message
  audience: Audience
  /** What the visitor is called, for agents. */
  visitorName: string
}

/**
 * One entry of the thread: the same for the page, the reply and the socket. One that cannot be shown says so. Whose it
 * is (`data-agent`) and when it came (`data-at`) are for `message-menu.js`, the `clientId` for `outbox.js`.
 */
export function MessageItem({ message, audience, visitorName }: MessageItemProps) {
  const { id, seq, rev, author, agentId, clientId, createdAt, deletedAt } = message
  const isOwnSide = (author === 'visitor') === (audience === 'visitor')
  return (
    <div
      id={`message-${id}`}
      class={[
        'message',
        `message--${author}`,
        isOwnSide && author !== 'system' && 'message--end',
        deletedAt && 'message--deleted',
      ]}
      data-message-id={id}
      data-seq={seq}
      data-order={seq}
      data-rev={rev}
      data-author={author}
      data-agent={agentId ?? undefined}
      data-at={createdAt.getTime()}
      data-client-id={clientId}
    >
      {containFailure(message, () => (
        <Content message={message} audience={audience} visitorName={visitorName} />
      ))}
    </div>
  )
}

function Content({ message, audience, visitorName }: MessageItemProps) {
  const { author, body, conversationId, files, sources, deletedAt } = message
  if (author === 'system') return <SystemLine message={message} audience={audience} />
  const hasMenu = audience === 'agents' || (author === 'visitor' && !deletedAt)
  return (
    <>
      <Byline message={message} audience={audience} visitorName={visitorName} />
      {deletedAt !== null && <p class="bubble bubble--gone">Message deleted</p>}
      {body !== '' && (
        <div class="bubble">
          <MessageBody author={author} body={body} />
        </div>
      )}
      <Files files={files} conversationId={conversationId} audience={audience} />
      <Sources sources={sources} />
      {hasMenu && <MenuButton />}
    </>
  )
}

/** Opens what can be done with the message: `message-menu.tsx`. */
function MenuButton() {
  return (
    <button
      class="tool message__more"
      type="button"
      aria-label="Message actions"
      aria-haspopup="menu"
      data-message-more
      data-later="message-menu"
    >
      <Icon name="more" />
    </button>
  )
}

function SystemLine({ message, audience }: Pick<MessageItemProps, 'message' | 'audience'>) {
  const words = audience === 'visitor' ? (message.visitorBody ?? '') : message.body
  return (
    <p class="message__system">
      <span>
        <span>
          <WithNames text={words} />
        </span>{' '}
        · <Time at={message.createdAt} as="clock" />
      </span>
    </p>
  )
}

function Byline({ message, audience, visitorName }: MessageItemProps) {
  const { author, authorName, createdAt, editedAt, deletedAt } = message
  const isOwn = author === 'visitor' && audience === 'visitor'
  const shown = author === 'visitor' ? visitorName : (authorName ?? '')
  const name = isOwn ? 'You' : shown
  return (
    <div class="message__by">
      <Mark author={author} />
      {author !== 'ai' && (
        <b class={isOwn ? 'unseen' : undefined}>
          <bdi safe>{name}</bdi>
        </b>
      )}
      <Time at={createdAt} as="clock" />
      {editedAt !== null && deletedAt === null && <span class="message__edited">edited</span>}
    </div>
  )
}

/** A label where the author is not obvious: the AI's messages, and notes, which visitors do not see. */
function Mark({ author }: Pick<Message, 'author'>) {
  if (author === 'ai') {
    return (
      <span class="chip chip--ai">
        <Icon name="spark" />
        AI
      </span>
    )
  }
  if (author === 'note') {
    return (
      <span class="chip chip--note">
        <Icon name="note" />
        Note
      </span>
    )
  }
  return ''
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

function containFailure(message: Message, content: () => JSX.Element): JSX.Element {
  try {
    return content()
  } catch (error) {
    reportFailure(error, { message: message.id })
    return <p class="message__system">This message cannot be shown.</p>
  }
}
