import type { Message } from './schema'

/** A message as the visitor API describes it. Notes, and system lines without words for visitors, have none. */
export function visitorJson(message: Message) {
  const { id, seq, rev, author, authorName, body, visitorBody, clientId, createdAt, sources } = message
  return {
    id,
    seq,
    rev,
    author,
    authorName,
    body: author === 'system' ? visitorBody : body,
    clientId,
    createdAt: createdAt.toISOString(),
    attachments: [],
    sources: sources ?? [],
  }
}

export function visibleToVisitor({ author, visitorBody }: Pick<Message, 'author' | 'visitorBody'>): boolean {
  if (author === 'note') return false
  return author !== 'system' || visitorBody !== null
}
