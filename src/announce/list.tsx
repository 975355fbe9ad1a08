import { LRUCache } from 'lru-cache'
import { NothingFoundNow } from '../../views/conversations/nothing-found'
import { RowsChanged } from '../../views/conversations/rows'
import { CountsChanged } from '../../views/conversations/status-counts'
import { log } from '../ground/log'
import { type Counts, shownOf } from '../model/conversations/counts'
import { type Filter, filterQuery, STATUSES, statusOf } from '../model/conversations/filter'
import { type Listed, matches, type Selection } from '../model/conversations/selection'
import { nextMidnight } from '../model/conversations/zones'
import { countsMatching } from '../reads/conversations/list/counts'
import { loosened } from '../reads/conversations/list/loosen'
import { overviewFrame, pageFrame, refreshFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { viewersOf } from '../realtime/viewers'
import { type Group, watch, watchedGroups } from './list-groups'

const ROWS_EVERY_MS = 100
const COUNTS_EVERY_MS = 1000

/**
 * A list was opened. Where it has a date range, it is told when its day is over. Returns what to call when it is closed.
 */
export function watchList(group: Group): () => void {
  const unwatch = watch(group)
  if (group.filter.range === 'all') return unwatch

  const tell = () => {
    publish(group.topic, refreshFrame)
    timer = setTimeout(tell, untilMidnight())
  }
  const untilMidnight = () => nextMidnight(group.viewer.zone).getTime() - Date.now() + 50
  let timer = setTimeout(tell, untilMidnight())
  return () => {
    clearTimeout(timer)
    unwatch()
  }
}

const changed = new Map<string, Listed>()
let resting = false

/**
 * The row of a conversation, for every list. The first change goes out at once; those of the next tenth of a second go
 * together, so that a busy hour costs each list ten swaps a second and not hundreds.
 */
export function announceRow(conversation: Listed): void {
  const latest = changed.get(conversation.id) ?? lastAnnounced.get(conversation.id)
  // Two changes may be told in another order than they were made.
  if (latest && latest.version > conversation.version) return
  changed.set(conversation.id, conversation)
  if (!resting) sendRows()
}

function sendRows(): void {
  const conversations = [...changed.values()]
  changed.clear()
  resting = conversations.length > 0
  if (!resting) return
  for (const group of watchedGroups()) sendRowsTo(group, conversations)
  for (const heard of lookers) for (const conversation of conversations) heard.set(conversation.id, conversation)
  if (conversations.some(changesOverview)) publish(topics.overview, overviewFrame)
  for (const conversation of conversations) lastAnnounced.set(conversation.id, conversation)
  setTimeout(sendRows, ROWS_EVERY_MS)
}

function changesOverview(conversation: Listed): boolean {
  const before = lastAnnounced.get(conversation.id)
  const status = statusOf(conversation)
  return before === undefined || statusOf(before) !== status || status === 'escalated' || status === 'agent'
}

const lookers = new Set<Map<string, Listed>>()

/** What is announced while somebody looks the rows up: it went out before the older rows will. */
export async function withMeanwhile<T>(group: Group, look: () => Promise<T>): Promise<[T, string[]]> {
  const heard = new Map<string, Listed>()
  lookers.add(heard)
  try {
    const found = await look()
    if (heard.size === 0) return [found, []]
    const selection = group.selection()
    const all = [...heard.values()]
    countLater(group)
    const shown = all.filter((one) => matches(selection, one))
    const gone = all.filter((one) => !matches(selection, one))
    return [
      found,
      [pageFrame(<RowsChanged shown={shown} gone={gone} needle={selection.needle} viewersOf={viewersOf} />)],
    ]
  } finally {
    lookers.delete(heard)
  }
}

/** What belongs in the list is sent as a row; what has left it, or may have, as gone. */
function sendRowsTo(group: Group, conversations: Listed[]): void {
  const selection = group.selection()
  const shown = conversations.filter((conversation) => matches(selection, conversation))
  const gone = conversations.filter(
    (conversation) => !matches(selection, conversation) && mayHaveMatched(conversation, selection),
  )
  // A handoff state that the list does not show may have another number now.
  const counted = { ...selection, statuses: STATUSES }
  // And where nothing fits, every conversation may count as what would.
  if (group.empty || conversations.some((one) => matches(counted, one) || mayHaveMatched(one, counted)))
    countLater(group)
  if (shown.length + gone.length === 0) return
  publish(group.topic, () =>
    pageFrame(<RowsChanged shown={shown} gone={gone} needle={selection.needle} viewersOf={viewersOf} />),
  )
}

function mayHaveMatched({ id }: Listed, selection: Selection): boolean {
  const before = lastAnnounced.get(id)
  return before === undefined || matches(selection, before)
}

// What rows were when they were last announced. One that did not belong in a list and does not now is no news there.
const lastAnnounced = new LRUCache<string, Listed>({ max: 5_000 })

/** What an empty list says: what there would be without one of its filters. Where it is not empty, that does not show. */
export async function nothingFrames(group: Group, nothing: boolean): Promise<string[]> {
  const { filter, viewer } = group
  group.empty = nothing && filterQuery(filter) !== ''
  if (!group.empty) return []
  return [pageFrame(<NothingFoundNow filter={filter} loosened={await loosened(filter, viewer)} />)]
}

function isNothing(counts: Counts, filter: Filter): boolean {
  const { count, more } = shownOf(counts, filter)
  return count === 0 && !more
}

const uncounted = new Set<Group>()
let counting = false

/** The numbers beside the handoff states: counted again where rows have changed, at most once a second. */
function countLater(group: Group): void {
  uncounted.add(group)
  if (!counting) countAll().catch((error) => log.error({ err: error }, 'could not count the conversations of a list'))
}

async function countAll(): Promise<void> {
  counting = true
  try {
    while (uncounted.size > 0) {
      const groups = [...uncounted]
      uncounted.clear()
      for (const group of groups) {
        if (!isHeard(group.topic)) continue
        const counts = await countsMatching(group.selection())
        publish(group.topic, () => pageFrame(<CountsChanged counts={counts} filter={group.filter} />))
        for (const frame of await nothingFrames(group, isNothing(counts, group.filter)))
          publish(group.topic, () => frame)
      }
      await Bun.sleep(COUNTS_EVERY_MS)
    }
  } finally {
    counting = false
  }
}
