import { type Filter, filterQuery } from '../model/conversations/filter'
import { type Selection, selectionOf, type Viewer } from '../model/conversations/selection'
import { nextMidnight } from '../model/conversations/zones'
import { topics } from '../realtime/topics'
import { fingerprint } from '../text/digest'

/** Lists with the same contents: each change is tested and rendered once for all of them. */
export interface Group {
  readonly topic: string
  readonly filter: Filter
  /** One of the agents who look at it; its contents are the same for all of them. */
  readonly viewer: Viewer
  /** No conversation matches, so the list suggests filters to leave out. */
  empty: boolean
  /** What the filter means now; a date range moves on at midnight. */
  selection(): Selection
}

interface OpenGroup extends Group {
  key: string
  lists: number
}

const groups = new Map<string, OpenGroup>()

/** The group of a list; agents whose lists show the same get the same one. */
export function groupOf(filter: Filter, viewer: Viewer): Group {
  const key = keyOf(filter, viewer)
  return groups.get(key) ?? makeGroup(key, filter, viewer)
}

/** A list of this group was opened: it hears of changes from now on, until the function that this returns is called. */
export function watch(group: Group): () => void {
  const ownGroup = group as OpenGroup
  const openGroup = groups.get(ownGroup.key) ?? ownGroup
  groups.set(openGroup.key, openGroup)
  openGroup.lists++
  return () => {
    if (--openGroup.lists === 0) groups.delete(openGroup.key)
  }
}

/** The groups that anybody looks at. */
export function watchedGroups(): Iterable<Group> {
  return groups.values()
}

function makeGroup(key: string, filter: Filter, viewer: Viewer): OpenGroup {
  let selection = selectionOf(filter, viewer)
  let until = nextMidnight(viewer.zone).getTime()
  return {
    key,
    topic: topics.list(fingerprint(key)),
    filter,
    viewer,
    empty: false,
    lists: 0,
    selection() {
      if (filter.range !== 'all' && Date.now() >= until) {
        selection = selectionOf(filter, viewer)
        until = nextMidnight(viewer.zone).getTime()
      }
      return selection
    },
  }
}

/** The time zone matters only for a date range, and the agent only for "mine" and "unread". */
function keyOf(filter: Filter, { agent, zone }: Viewer): string {
  const personal = filter.mine || filter.unread
  return [filterQuery(filter), filter.range === 'all' ? '' : zone, personal ? agent.id : ''].join(' ')
}
