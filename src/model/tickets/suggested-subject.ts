import { isBlank } from '../../text/invisible-characters'
import type { Message } from '../messages/schema'

const LENGTH = 80

/** What a ticket from this thread is most likely about: the visitor's last words, cut at a word. */
export function suggestedSubject(messages: Pick<Message, 'author' | 'body'>[]): string {
  const words =
    messages
      .findLast(({ author, body }) => author === 'visitor' && !isBlank(body))
      ?.body.replace(/\s+/g, ' ')
      .trim() ?? ''
  return words.length <= LENGTH ? words : `${words.slice(0, LENGTH).replace(/\s\S*$/, '')}…`
}
