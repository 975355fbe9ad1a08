import { announceHandoff, announceStanding } from '../../announce/handoffs'
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
import { endedBy } from './end'

/**
 * An agent ends the conversation, and may take that back for a moment: to agents it has ended, the visitor hears of it
 * when that moment is over. Control stays where it is until then. Throws `Conflict` as `end` does.
 */
export async function endSoon(conversation: Conversation, agent: Agent): Promise<Conversation> {
  checkMayDecide(conversation, agent)
  const ending = await sql.begin(async (tx) => {
    const [changed] = await tx<Conversation[]>`
      update conversations set
        version = version + 1,
        ending = jsonb_build_object(
          'at', (extract(epoch from ${clock()}) * 1000)::bigint + ${UNDO_S * 1000}::int,
          'agentId', ${agent.id}::text,
          'agentName', ${agent.name}::text
        )
      where id = ${conversation.id} and epoch = ${conversation.epoch} and ended_at is null and ending is null
      returning *`
    if (changed?.ending) await send(tx, END, { conversationId: changed.id, at: changed.ending.at }, UNDO_S)
    return changed
  })
  if (!ending) throw await refusalFor(conversation.id, agent)

  announceStanding(ending)
  // A worker would find the job at its next poll, a second or two late.
  setTimeout(wakeWorkers, UNDO_S * 1000 + 50).unref()
  return ending
}

/** Takes an end back in time; undefined where it was too late. Throws `Conflict` where the agent could not have ended it. */
export async function undoEnd(conversation: Conversation, agent: Agent): Promise<Conversation | undefined> {
  checkMayDecide(conversation, agent)
  const [open] = await sql<Conversation[]>`
    update conversations set version = version + 1, ending = null where id = ${conversation.id} and ending is not null returning *`
  if (open) announceStanding(open)
  return open
}

/** The time to undo is over: the conversation ends, no matter who has control by now, unless the end was undone. */
export async function endNow(conversationId: string, at: number): Promise<void> {
  const conversation = await conversationWithId(conversationId)
  if (!conversation?.ending || conversation.ending.at !== at) return
  const { agentId: id, agentName: name } = conversation.ending
  const ended = await takeControl(sql, conversation, {
    ...endedBy({ id, name }),
    expect: sql`(ending ->> 'at')::bigint = ${at}`,
  })
  if (ended) announceHandoff(ended)
  // Control moved at that moment.
  else await endNow(conversationId, at)
}
