import { announceHandoff } from '../../announce/handoffs'
import { lookAtQueue } from '../../announce/queue'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import { numbersNow } from '../../limits/numbers-now'
import { spend } from '../../limits/spend'
import type { Conversation } from '../../model/conversations/schema'
import { visitorInLine, writingLater } from '../../model/handoffs/words'
import { risingCrowd } from '../../model/limits/kinds'
import { EVERYBODY } from '../../model/limits/numbers'
import type { AppendResult } from '../../model/messages/append-result'
import { waitingAheadOf } from '../../reads/conversations/queries'
import { agentIdsHere } from '../../realtime/agents-here'
import { timeOutLater } from './time-out-later'

/**
 * Calls an agent, because the visitor asked for one or the responder cannot help. The visitor is told their place in
 * the queue, or that no one is there. An end that can still be undone is undone. Undefined if control has moved in the
 * meantime: then a person has it, or will. `agentsHere` are the ids of those with a page open.
 */
export async function escalate(
  conversation: Conversation,
  actor: 'visitor' | 'responder',
  reason: string,
  agentsHere = agentIdsHere(),
): Promise<AppendResult | undefined> {
  const line =
    actor === 'visitor' ? `${visitorInLine(conversation)} asked for a person` : `The AI asked for a person: ${reason}`
  const crowded = await staysInCrowd(conversation)
  const visitorLine = await expectation({ ...conversation, crowded }, agentsHere)

  const result = await sql.begin(async (tx) => {
    const change = await takeControl(tx, conversation, {
      verb: 'escalate',
      from: ['ai'],
      to: 'escalated',
      expect: sql`ended_at is null`,
      actor,
      reason,
      line,
      visitorLine,
      crowded,
    })
    if (change) await timeOutLater(tx, change.conversation)
    return change
  })
  if (!result) return undefined

  // The visitor is told their place at once.
  await lookAtQueue()
  announceHandoff(result)
  return result
}

/** A person who waits comes on top of the list, also from a crowd; but not hundreds of them, as a program would have it. */
async function staysInCrowd({ crowded }: Conversation): Promise<boolean> {
  return crowded && (await spend(risingCrowd(await numbersNow()), EVERYBODY)) !== undefined
}

/** Who was missed before goes on waiting from then, ahead of all who have come since. */
async function expectation(conversation: Conversation, agentsHere: string[]): Promise<string> {
  if (agentsHere.length === 0) return `No one is here right now. ${writingLater(conversation)}`
  const ahead = await waitingAheadOf(conversation)
  if (ahead === 0) return 'We are calling a person. You are next.'
  return `We are calling a person. You are number ${ahead + 1} in the queue.`
}
