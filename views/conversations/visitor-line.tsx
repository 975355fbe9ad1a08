import type { Visitor } from '../../src/model/visitors/schema'
import { Time } from '../shared/time'

/** Where the visitor is: whether they have the chat open, and the page that they look at. */
export function VisitorLine({ visitor: { lastSeenAt, pageUrl }, isHere }: { visitor: Visitor; isHere: boolean }) {
  const path = pageUrl ? URL.parse(pageUrl)?.pathname : undefined
  const place = path ? `, on ${path}` : ''
  if (isHere) {
    return (
      <p id="visitor-line" class="thread__line">
        <b>Online now</b>
        <span safe>{place}</span>
      </p>
    )
  }
  return (
    <p id="visitor-line" class="thread__line">
      Last seen <Time at={lastSeenAt} as="ago" />
      <span safe>{place}</span>
    </p>
  )
}
