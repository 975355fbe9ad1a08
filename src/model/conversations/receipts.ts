import type { Conversation } from './schema'

/** Up to which `seq` anybody of the team has read the thread. What an agent marks as unread for themselves was seen all the same. */
export function seenByTeam({ reads }: Pick<Conversation, 'reads'>): number {
  return Math.max(0, ...Object.values(reads).map(([seq, , farthest = seq]) => farthest))
}
