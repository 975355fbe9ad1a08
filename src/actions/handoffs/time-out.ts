import { announceHandoff } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import { config } from '../../ground/config'
import { spanInWords, writingLater } from '../../model/handoffs/words'
import { conversationWithId } from '../../reads/conversations/queries'

/** No one accepted in time: the AI takes the conversation back and it is missed, unless control has moved since `epoch`. */
export async function timeOut(conversationId: string, epoch: number): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation || conversation.epoch !== epoch) return

  const result = await takeControl(sql, conversation, {
    verb: 'time_out',
    from: ['escalated'],
    to: 'missed',
    // An end that somebody takes back must not leave it waiting for ever.
    expect: sql`ended_at is null`,
    actor: 'system',
    line: `No one accepted within ${spanInWords(config.handoffTimeoutS)}. Back to the AI.`,
    visitorLine: `Sorry, no one could join in time. ${writingLater(conversation)} If you ask for a person again, you keep your place in the queue.`,
    summary: 'The visitor asked for a person and no one could join.',
  })
  if (result) announceHandoff(result)
}
