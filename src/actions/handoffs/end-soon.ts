import { announceHandoff, announceHandoffState } from '../../announce/handoffs'
import { takeControl } from '../../control/take-control'
import { sql } from '../../db/client'
import { clock } from '../../db/clock'
import { send, wakeWorkers } from '../../db/job-queue'
import type { Agent } from '../../model/agents/schema'
import type { Conversation } from '../../model/conversations/schema'
import { UNDO_S } from '../../model/handoffs/undo'
import { END } from '../../model/jobs'
import { conversationWithId } from '../../reads/conversations/queries'
import { checkMayDecide, refusalFor } from '../../reads/handoffs/explain-refusal'
import { endForAgent } from './end'

/**
 * An agent ends the conversation and can undo that for a few seconds. For agents it has ended at once; the visitor is
 * told when that time is over, and control stays until then. Throws `Conflict` as `end` does.
 */
export async function endSoon(conversation: Conversation, agent: Agent): Promise<Conversation> {
  checkMayDecide(conversation, agent)
  const ending = await sql.begin(async (tx) => {
    const [endingConversation] = await tx<Conversation[]>`
      update conversations set
        version = version + 1,
        ending = jsonb_build_object(
          'at', (extract(epoch from ${clock()}) * 1000)::bigint + ${UNDO_S * 1000}::int,
          'agentId', ${agent.id}::text,
          'agentName', ${agent.name}::text
        )
      where id = ${conversation.id} and epoch = ${conversation.epoch} and ended_at is null and ending is null
      returning *`
    if (endingConversation?.ending)
      await send(tx, END, { conversationId: endingConversation.id, at: endingConversation.ending.at }, UNDO_S)
    return endingConversation
  })
  if (!ending) throw await refusalFor(conversation.id, agent)

  announceHandoffState(ending)
  // A worker would find the job at its next poll, a second or two late.
  setTimeout(wakeWorkers, UNDO_S * 1000 + 50).unref()
  return ending
}

/** Undoes an end; undefined if it is too late. Throws `Conflict` if the agent could not have ended the conversation. */
export async function undoEnd(conversation: Conversation, agent: Agent): Promise<Conversation | undefined> {
  checkMayDecide(conversation, agent)
  const [openConversation] = await sql<Conversation[]>`
    update conversations set version = version + 1, ending = null where id = ${conversation.id} and ending is not null returning *`
  if (openConversation) announceHandoffState(openConversation)
  return openConversation
}

/** The time to undo is over: the conversation ends, no matter who has control by now, unless the end was undone. */
export async function endNow(conversationId: string, endsAt: number): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation?.ending || conversation.ending.at !== endsAt) return
  const { agentId: id, agentName: name } = conversation.ending
  const result = await takeControl(sql, conversation, {
    ...endForAgent({ id, name }),
    expect: sql`(ending ->> 'at')::bigint = ${endsAt}`,
  })
  if (result) announceHandoff(result)
  // Control moved at that moment.
  else await endNow(conversationId, endsAt)
}
