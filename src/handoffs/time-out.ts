import { conversationWithId } from '../conversations/queries'
import { sql } from '../db/client'
import { announceHandoff } from './broadcasts'
import { takeControl } from './take-control'

/** Nobody accepted in time: the AI takes the conversation back, and it is owed, unless control has moved since `epoch`. */
export async function timeOut(conversationId: string, epoch: number): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation || conversation.epoch !== epoch) return

  const back = await takeControl(sql, conversation, {
    verb: 'time_out',
    from: ['escalated'],
    to: 'missed',
    actor: 'system',
    line: 'Nobody accepted in time. The assistant has the chat again',
    visitorLine: 'Nobody could join right now. Leave your email address, and we will write to you. The assistant is here meanwhile.',
    summary: 'The visitor asked for a person and nobody could join.',
  })
  if (back) announceHandoff(back)
}
