import type { Message } from '../../src/messages/schema'
import { formatted } from './formatted'
import { linked } from './links'

/** The words of a message, for its bubble. What teammates and the assistant write is Markdown; a visitor's text is plain. */
export function MessageBody({ author, body }: Pick<Message, 'author' | 'body'>): JSX.Element {
  if (author === 'visitor') return linked(body)
  return formatted(body)
}
