import { needleOf, wordsIn } from '../../text/search-text'
import type { Agent } from '../agents/schema'
import { ACTIVITIES, type Activity, activityOf, type Filter, STATUSES, type Status, statusOf } from './filter'
import type { Conversation } from './schema'
import { startOf } from './zones'

/** The agent who looks at the list, and their time zone. */
export interface Viewer {
  agent: Pick<Agent, 'id' | 'createdAt'>
  zone: string
}

/** What a filter means to one agent at one moment: what the database is asked for, and each change is tested against. */
export interface Selection {
  /** The search text, as `needleOf` makes it; empty without a search. */
  needle: string
  statuses: readonly Status[]
  activities: readonly Activity[]
  /** Active at this moment or later. */
  since?: Date
  /** The active agent. */
  agentId?: string
  /** Who has not read all of it. */
  unreadBy?: Viewer['agent']
}

export function selectionOf(
  { q, range, control, activity, mine, unread }: Filter,
  { agent, zone }: Viewer,
  now?: number,
): Selection {
  return {
    needle: needleOf(q),
    statuses: control === 'all' ? STATUSES : [control],
    activities: activity === 'all' ? ACTIVITIES : [activity],
    since: startOf(range, zone, now),
    agentId: mine ? agent.id : undefined,
    unreadBy: unread ? agent : undefined,
  }
}

/** Whether a conversation belongs in a list. `src/reads/conversations/list` says the same in SQL. */
export function matches(selection: Selection, conversation: Listed): boolean {
  const { needle, statuses, activities, since, agentId, unreadBy } = selection
  return (
    statuses.includes(statusOf(conversation)) &&
    activities.includes(activityOf(conversation)) &&
    (since === undefined || conversation.lastMessageAt >= since) &&
    (agentId === undefined || conversation.agentId === agentId) &&
    (unreadBy === undefined || unreadTurns(conversation, unreadBy) > 0) &&
    holdsWords(conversation, needle)
  )
}

/** Whether a visitor's name or address holds every word that is searched for. */
export function holdsWords({ visitorSearch }: Pick<Conversation, 'visitorSearch'>, needle: string): boolean {
  return wordsIn(needle).every((word) => visitorSearch.includes(word))
}

/** How many of the visitor's messages an agent has not seen. What was over before they joined the team counts as seen. */
export function unreadTurns(
  { reads, turns, lastMessageAt }: Pick<Conversation, 'reads' | 'turns' | 'lastMessageAt'>,
  agent: Viewer['agent'],
): number {
  const readMark = reads[agent.id]
  if (readMark) return Math.max(0, turns - readMark[1])
  return lastMessageAt > agent.createdAt ? turns : 0
}

/** What a row of the list is made from: a conversation without what only its thread needs. */
export type Listed = Pick<
  Conversation,
  | 'id'
  | 'visitorId'
  | 'visitorName'
  | 'visitorEmail'
  | 'visitorSearch'
  | 'control'
  | 'agentId'
  | 'agentName'
  | 'endedAt'
  | 'ending'
  | 'waitingSince'
  | 'acceptBy'
  | 'missedAt'
  | 'turns'
  | 'lastMessageAt'
  | 'crowded'
  | 'listedAt'
  | 'lastBody'
  | 'lastAuthor'
  | 'lastAuthorName'
  | 'reads'
  | 'version'
>

/** The numbers under which the index `conversations_facet` keeps these statuses and activities. */
export function facetsOf({ statuses, activities }: Pick<Selection, 'statuses' | 'activities'>): number[] {
  return statuses.flatMap((status) =>
    activities.map((activity) => STATUSES.indexOf(status) * ACTIVITIES.length + ACTIVITIES.indexOf(activity)),
  )
}
