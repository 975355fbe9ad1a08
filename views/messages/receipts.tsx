import { seenByTeam } from '../../src/model/conversations/receipts'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Audience } from '../../src/model/messages/audience'
import { Partial } from '../shared/partial'

interface ReceiptsProps {
  conversation?: Conversation
  audience: Audience
}

/**
 * How far the other side has got. `receipts.js` writes it under the last message that they could see. Both numbers
 * only grow, so their sum says which of two is newer.
 */
export function Receipts({ conversation, audience }: ReceiptsProps) {
  const { delivered, seen } = reached(conversation, audience)
  return (
    <p
      id="receipts"
      hidden
      data-receipts={audience}
      data-rev={delivered + seen}
      data-delivered={delivered}
      data-seen={seen}
    />
  )
}

export function ReceiptsChanged(props: ReceiptsProps) {
  return (
    <Partial target="#receipts-place" swap="upsert">
      <Receipts {...props} />
    </Partial>
  )
}

function reached(conversation: Conversation | undefined, audience: Audience): { delivered: number; seen: number } {
  if (!conversation) return { delivered: 0, seen: 0 }
  // What a visitor writes has arrived once it is committed; there is nobody it would still have to reach.
  if (audience === 'visitor') return { delivered: 0, seen: seenByTeam(conversation) }
  return { delivered: conversation.deliveredSeq, seen: conversation.seenSeq }
}
