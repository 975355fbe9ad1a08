import type { AttachedFile, Message } from './schema'

/** A message as the visitor API describes it. Notes, and system lines without words for visitors, have none. */
export function visitorJson(message: Message) {
  const {
    id,
    seq,
    rev,
    author,
    authorName,
    body,
    visitorBody,
    clientId,
    createdAt,
    editedAt,
    deletedAt,
    sources,
    files,
  } = message
  return {
    id,
    seq,
    rev,
    author,
    authorName,
    body: author === 'system' ? visitorBody : body,
    clientId,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
    deletedAt: deletedAt?.toISOString() ?? null,
    attachments: (files ?? []).map(fileJson),
    sources: sources ?? [],
  }
}

/** A file as the visitor API describes it. */
export function fileJson({ id, name, type, size, width, height }: Omit<AttachedFile, 'thumbnail'>) {
  return { id, name, type, size, width, height, url: `/api/visitor/attachments/${id}` }
}

export function visibleToVisitor({ author, visitorBody }: Pick<Message, 'author' | 'visitorBody'>): boolean {
  if (author === 'note') return false
  return author !== 'system' || visitorBody !== null
}
