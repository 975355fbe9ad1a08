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
import { looserFilters } from '../reads/conversations/list/looser-filters'
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

const changedRows = new Map<string, Listed>()
let isResting = false

/**
 * The row of a conversation, for every list. The first change goes out at once; those of the next tenth of a second go
 * together, so that a busy hour costs each list ten swaps a second and not hundreds.
 */
export function announceRow(conversation: Listed): void {
  const latest = changedRows.get(conversation.id) ?? lastAnnounced.get(conversation.id)
  // Two changes may be announced in the wrong order.
  if (latest && latest.version > conversation.version) return
  changedRows.set(conversation.id, conversation)
  if (!isResting) sendRows()
}

function sendRows(): void {
  const conversations = [...changedRows.values()]
  changedRows.clear()
  isResting = conversations.length > 0
  if (!isResting) return
  for (const group of watchedGroups()) sendRowsTo(group, conversations)
  for (const announcedRows of listenersDuringLook)
    for (const conversation of conversations) announcedRows.set(conversation.id, conversation)
  if (conversations.some(changesOverview)) publish(topics.overview, overviewFrame)
  for (const conversation of conversations) lastAnnounced.set(conversation.id, conversation)
  setTimeout(sendRows, ROWS_EVERY_MS)
}

function changesOverview(conversation: Listed): boolean {
  const before = lastAnnounced.get(conversation.id)
  const status = statusOf(conversation)
  return before === undefined || statusOf(before) !== status || status === 'escalated' || status === 'agent'
}

const listenersDuringLook = new Set<Map<string, Listed>>()

/** Changes that are announced while rows are being looked up: they are sent before those older rows. */
export async function withMissedChanges<T>(group: Group, look: () => Promise<T>): Promise<[T, string[]]> {
  const announcedRows = new Map<string, Listed>()
  listenersDuringLook.add(announcedRows)
  try {
    const rows = await look()
    if (announcedRows.size === 0) return [rows, []]
    const selection = group.selection()
    const all = [...announcedRows.values()]
    countLater(group)
    const matchingRows = all.filter((one) => matches(selection, one))
    const removedRows = all.filter((one) => !matches(selection, one))
    return [rows, [rowsFrame(selection, matchingRows, removedRows)]]
  } finally {
    listenersDuringLook.delete(announcedRows)
  }
}

function rowsFrame({ needle }: Selection, matchingRows: Listed[], removedRows: Listed[]) {
  return pageFrame(
    <RowsChanged matchingRows={matchingRows} removedRows={removedRows} needle={needle} viewersOf={viewersOf} />,
  )
}

/** Matching conversations are sent as rows; those that have left the list, or may have, as removals. */
function sendRowsTo(group: Group, conversations: Listed[]): void {
  const selection = group.selection()
  const matchingRows = conversations.filter((conversation) => matches(selection, conversation))
  const removedRows = conversations.filter(
    (conversation) => !matches(selection, conversation) && mayHaveMatched(conversation, selection),
  )
  // The count of a handoff state that the list does not show may have changed.
  const countedSelection = { ...selection, statuses: STATUSES }
  // If the list is empty, every conversation may count for the suggestions.
  if (
    group.empty ||
    conversations.some((one) => matches(countedSelection, one) || mayHaveMatched(one, countedSelection))
  )
    countLater(group)
  if (matchingRows.length + removedRows.length === 0) return
  publish(group.topic, () => rowsFrame(selection, matchingRows, removedRows))
}

function mayHaveMatched({ id }: Listed, selection: Selection): boolean {
  const before = lastAnnounced.get(id)
  return before === undefined || matches(selection, before)
}

// The rows as last announced. A row that did not match a list before and does not now needs no announcement there.
const lastAnnounced = new LRUCache<string, Listed>({ max: 5_000 })

/** The suggestions of an empty list: what there would be without one of its filters. */
export async function nothingFrames(group: Group, nothing: boolean): Promise<string[]> {
  const { filter, viewer } = group
  group.empty = nothing && filterQuery(filter) !== ''
  if (!group.empty) return []
  return [pageFrame(<NothingFoundNow filter={filter} looserFilters={await looserFilters(filter, viewer)} />)]
}

function isNothing(counts: Counts, filter: Filter): boolean {
  const { count, more } = shownOf(counts, filter)
  return count === 0 && !more
}

const uncountedGroups = new Set<Group>()
let isCounting = false

/** The numbers beside the handoff states: counted again where rows have changed, at most once a second. */
function countLater(group: Group): void {
  uncountedGroups.add(group)
  if (!isCounting) countAll().catch((error) => log.error({ err: error }, 'could not count the conversations of a list'))
}

async function countAll(): Promise<void> {
  isCounting = true
  try {
    while (uncountedGroups.size > 0) {
      const groups = [...uncountedGroups]
      uncountedGroups.clear()
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
    isCounting = false
  }
}
