import type { JSX } from '#jsx/jsx-runtime'
import type { Message } from '../../src/model/messages/schema'
import { formatMarkdown, mayBeFormatted } from './format-markdown'
import { Linked } from './links'

/** The words of a message, for its bubble. What teammates and the assistant write is Markdown; a visitor's text is plain. */
export function MessageBody({ author, body }: Pick<Message, 'author' | 'body'>): JSX.Element {
  if (author === 'visitor' || !mayBeFormatted(body)) return <Linked text={body} />
  return formatMarkdown(body)
}
