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
  const { deliveredSeq, seenSeq } = receiptSeqs(conversation, audience)
  return (
    <p
      id="receipts"
      hidden
      data-receipts={audience}
      data-rev={deliveredSeq + seenSeq}
      data-delivered={deliveredSeq}
      data-seen={seenSeq}
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

function receiptSeqs(
  conversation: Conversation | undefined,
  audience: Audience,
): { deliveredSeq: number; seenSeq: number } {
  if (!conversation) return { deliveredSeq: 0, seenSeq: 0 }
  // What a visitor writes has arrived once it is committed; there is nobody it would still have to reach.
  if (audience === 'visitor') return { deliveredSeq: 0, seenSeq: seenByTeam(conversation) }
  return { deliveredSeq: conversation.deliveredSeq, seenSeq: conversation.seenSeq }
}
