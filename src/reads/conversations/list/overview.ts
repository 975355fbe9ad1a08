import { countOfAll } from '../../../model/conversations/counts'
import { NO_FILTER } from '../../../model/conversations/filter'
import type { Overview } from '../../../model/conversations/overview'
import { selectionOf, type Viewer } from '../../../model/conversations/selection'
import { waitingInOrder } from '../queries'
import { countsMatching } from './counts'
import { conversationsMatching } from './queries'

const MOST_OWN = 50

export async function overviewFor(viewer: Viewer): Promise<Overview> {
  const mine = selectionOf({ ...NO_FILTER, mine: true, control: 'agent' }, viewer)
  const [[next], counts, own] = await Promise.all([
    waitingInOrder(1),
    countsMatching(selectionOf(NO_FILTER, viewer)),
    conversationsMatching(mine, { size: MOST_OWN }),
  ])
  return {
    longestWaiting: next,
    waitingCount: counts.escalated,
    ai: counts.ai,
    all: countOfAll(counts),
    ownConversations: own.conversations,
  }
}
