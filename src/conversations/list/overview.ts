import { waitingInOrder } from '../queries'
import { type Count, countOfAll, countsMatching } from './counts'
import { NO_FILTER } from './filter'
import { conversationsMatching } from './queries'
import { type Listed, selectionOf, type Viewer } from './selection'

/** How things stand, for an agent who has no conversation open. */
export interface Overview {
  /** Who has waited longest for a person. */
  next?: Listed
  waiting: Count
  ai: Count
  all: Count
  /** Conversations in which the agent is the active one, the latest first; some of them, where there are many. */
  own: Listed[]
}

const MOST_OWN = 50

export async function overviewFor(viewer: Viewer): Promise<Overview> {
  const mine = selectionOf({ ...NO_FILTER, mine: true, control: 'agent' }, viewer)
  const [[next], counts, own] = await Promise.all([
    waitingInOrder(1),
    countsMatching(selectionOf(NO_FILTER, viewer)),
    conversationsMatching(mine, { size: MOST_OWN }),
  ])
  return { next, waiting: counts.escalated, ai: counts.ai, all: countOfAll(counts), own: own.conversations }
}
