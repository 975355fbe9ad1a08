import { type Filter, filterQuery } from '../model/conversations/filter'
import { type Selection, selectionOf, type Viewer } from '../model/conversations/selection'
import { nextMidnight } from '../model/conversations/zones'
import { topics } from '../realtime/topics'
import { fingerprint } from '../text/digest'

/** Lists that show the same: each change is tested once for all of them, and rendered for them together. */
export interface Group {
  readonly topic: string
  readonly filter: Filter
  /** One of the agents who look at it; what it shows is the same for all of them. */
  readonly viewer: Viewer
  /** Nothing fits: what would without one of the filters is shown instead. */
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
  const one = group as OpenGroup
  const open = groups.get(one.key) ?? one
  groups.set(open.key, open)
  open.lists++
  return () => {
    if (--open.lists === 0) groups.delete(open.key)
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

/** Where the agent is matters to a date range, and who they are to what is theirs or unread. */
function keyOf(filter: Filter, { agent, zone }: Viewer): string {
  const personal = filter.mine || filter.unread
  return [filterQuery(filter), filter.range === 'all' ? '' : zone, personal ? agent.id : ''].join(' ')
}
