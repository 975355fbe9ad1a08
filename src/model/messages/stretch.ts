import type { Message } from './schema'

/** How many messages a thread shows at first and with each step. */
export const PAGE_OF_MESSAGES = 50

/** A part of a thread without a gap, oldest message first, and whether there is more on either side of it. */
export interface Stretch {
  messages: Message[]
  older: boolean
  newer: boolean
}

/** Which part: before or after a message that the reader has, around one, or, where nothing is said, the newest. All are `seq`. */
export interface StretchAnchor {
  before?: number
  after?: number
  at?: number
}

/** Reads a place from a URL's query; what is not a number is left out. */
export function readAnchor(query: Record<string, string | undefined>): StretchAnchor {
  return { before: number(query.before), after: number(query.after), at: number(query.at) }
}

/** The place as it stands in a URL's query; empty for the newest. */
export function anchorQuery({ before, after, at }: StretchAnchor): string {
  if (before !== undefined) return `before=${before}`
  if (after !== undefined) return `after=${after}`
  return at === undefined ? '' : `at=${at}`
}

function number(text: string | undefined): number | undefined {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
