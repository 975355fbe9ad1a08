import type { Audience } from '../../src/model/messages/audience'

/** Where a file is. A visitor's page has no cookie: `private-files.js` fetches it with the token. */
export function fileAddress(id: string, audience: Audience, conversationId: string | null): string {
  return audience === 'visitor'
    ? `/api/visitor/attachments/${id}`
    : `/conversations/${conversationId}/attachments/${id}`
}

/** An empty picture with the right proportions: it keeps the place until the real one has been fetched. */
export function placeholder(width: number, height: number): string {
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/%3E`
}
