import { searchWords } from '../../text/search-words'
import type { Conversation } from './schema'

export const RANGES = ['all', 'today', '7d', '30d'] as const
/** Their order is that of the numbers in the column `facet`. */
export const STATUSES = ['ai', 'escalated', 'agent', 'ended', 'missed'] as const
export const ACTIVITIES = ['low', 'medium', 'high'] as const

export type Range = (typeof RANGES)[number]
/** What the chip of a conversation says: who has control, that it has ended, or that no one came when the visitor asked for a person. */
export type Status = (typeof STATUSES)[number]
/** By turns: low under 5, medium 5 to 10, high over 10. */
export type Activity = (typeof ACTIVITIES)[number]

/** The filter of the list, as it stands in the URL. */
export interface Filter {
  q: string
  range: Range
  control: 'all' | Status
  activity: 'all' | Activity
  /** Only conversations in which the requesting agent is the active one. */
  mine: boolean
  /** Only conversations with messages that the requesting agent has not seen. */
  unread: boolean
}

export const NO_FILTER: Filter = { q: '', range: 'all', control: 'all', activity: 'all', mine: false, unread: false }

const LONGEST_SEARCH = 500

/** Reads a filter from a URL's query. Invalid values count as not set, so that no link fails. */
export function readFilter(query: Record<string, string | undefined>): Filter {
  return {
    q: searchWords(query.q, LONGEST_SEARCH).trim(),
    range: oneOf(query.range, RANGES) ?? 'all',
    control: oneOf(query.control, STATUSES) ?? 'all',
    activity: oneOf(query.activity, ACTIVITIES) ?? 'all',
    mine: query.mine === '1',
    unread: query.unread === '1',
  }
}

/** A filter as the query of a URL: only what is set, always in the same order. */
export function filterQuery({ q, range, control, activity, mine, unread }: Filter): string {
  const query = new URLSearchParams()
  if (q) query.set('q', q)
  if (range !== 'all') query.set('range', range)
  if (control !== 'all') query.set('control', control)
  if (activity !== 'all') query.set('activity', activity)
  if (mine) query.set('mine', '1')
  if (unread) query.set('unread', '1')
  return query.toString()
}

/** A path with the filter that goes with it. */
export function withFilter(path: string, filter: Filter): string {
  const query = filterQuery(filter)
  return query ? `${path}?${query}` : path
}

export function statusOf({
  control,
  endedAt,
  ending,
  missedAt,
}: Pick<Conversation, 'control' | 'endedAt' | 'ending' | 'missedAt'>): Status {
  if (endedAt || ending) return 'ended'
  return missedAt ? 'missed' : control
}

export function activityOf({ turns }: Pick<Conversation, 'turns'>): Activity {
  if (turns < 5) return 'low'
  return turns <= 10 ? 'medium' : 'high'
}

function oneOf<const T extends string>(value: string | undefined, choices: readonly T[]): T | undefined {
  return choices.find((choice) => choice === value)
}
