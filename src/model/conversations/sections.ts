import { type Filter, type Status, statusOf } from './filter'
import type { Listed } from './selection'

/** The parts of a list, from the top: visitors who wait for a person, those whom no one joined in time, and all others. */
export const SECTIONS = ['waiting', 'missed', 'newest'] as const
export type Section = (typeof SECTIONS)[number]

export const PINNED: Record<Exclude<Section, 'newest'>, Status> = { waiting: 'escalated', missed: 'missed' }

/** How many are pinned above the others. To see more of them, filter by their handoff status. */
const MOST_PINNED = { waiting: 20, missed: 5 }

/** The part of the list in which a conversation stands. One of a crowd is never pinned above the others. */
export function sectionOf(conversation: Listed): Section {
  const status = statusOf(conversation)
  if (conversation.crowded) return 'newest'
  if (status === PINNED.waiting) return 'waiting'
  return status === PINNED.missed ? 'missed' : 'newest'
}

/** How many rows a section shows before the rest is left to its own list; undefined where it goes on to its end. */
export function mostPinned(section: Section, { control }: Filter): number | undefined {
  return section === 'newest' || control === PINNED[section] ? undefined : MOST_PINNED[section]
}

/** The time by which a section is ordered. */
export function placeIn(section: Section, { waitingSince, listedAt }: Listed): Date {
  return section === 'waiting' ? (waitingSince ?? listedAt) : listedAt
}
