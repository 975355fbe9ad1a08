import { config } from '../../ground/config'
import type { Numbers } from './numbers'

/** How much, in how many seconds. It comes back bit by bit. */
interface Bound {
  most: number
  seconds: number
}

/** A resource that strangers use up, limited for each address and for all together. */
export interface Kind {
  name: string
  ofAddress(numbers: Numbers): Bound
  inAll(numbers: Numbers): Bound
  /** What the visitor hears, before the time after which it works again. */
  refusal: { ofAddress: string; inAll: string }
  /** Where it is used often: how much is taken from the database at once, and how long that may lie here unused. */
  lease?: { batch(most: number): number; keptMs: number }
}

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MEGABYTE = 1024 * 1024

/** New visitors: sessions without a token. */
export const SESSIONS: Kind = {
  name: 'sessions',
  ofAddress: ({ sessionsOfAddress }) => ({ most: sessionsOfAddress, seconds: 30 * MINUTE }),
  inAll: ({ sessionsInAll }) => ({ most: sessionsInAll, seconds: HOUR }),
  refusal: {
    ofAddress: 'There are too many new visitors from your network.',
    inAll: 'There are too many new visitors at the moment.',
  },
}

export const CHATS: Kind = {
  name: 'chats',
  ofAddress: ({ chatsOfAddress }) => ({ most: chatsOfAddress, seconds: 30 * MINUTE }),
  inAll: ({ chatsInAll }) => ({ most: chatsInAll, seconds: HOUR }),
  refusal: {
    ofAddress: 'Too many chats were started from your network.',
    inAll: 'Too many chats are being started at the moment.',
  },
}

/** Messages of visitors, as many as this number of visitors can send at the shortest interval. */
export const MESSAGES: Kind = {
  name: 'messages',
  ofAddress: ({ writersOfAddress }) => ({ most: messagesOf(writersOfAddress), seconds: MINUTE }),
  inAll: ({ writersInAll }) => ({ most: messagesOf(writersInAll), seconds: MINUTE }),
  refusal: {
    ofAddress: 'There are too many messages from your network.',
    inAll: 'There are too many messages at the moment.',
  },
  lease: { batch: (most) => Math.min(1000, Math.max(1, Math.floor(most / 80))), keptMs: 10_000 },
}

/** Bytes that visitors send to be kept, files and words. */
export const KEPT: Kind = {
  name: 'kept',
  ofAddress: ({ keptOfAddress }) => ({ most: keptOfAddress * MEGABYTE, seconds: DAY }),
  inAll: ({ keptInAll }) => ({ most: keptInAll * MEGABYTE, seconds: DAY }),
  refusal: { ofAddress: 'Too much was sent from your network.', inAll: 'Too much is being sent at the moment.' },
  lease: { batch: (most) => Math.min(16 * MEGABYTE, Math.ceil(most / 100)), keptMs: 10 * 60_000 },
}

/** How many new chats of an address come on top of the list. */
export function onTop({ chatsOnTop }: Numbers): Limit {
  return { name: ON_TOP, most: chatsOnTop, seconds: 10 * MINUTE, returns: 'steadily' }
}
const ON_TOP = 'chats on top'

/** How many of those beyond it come on top all the same, as they ask for a person, from wherever they are. */
export function risingCrowd({ chatsOnTop }: Numbers): Limit {
  return { name: RISING, most: chatsOnTop, seconds: 10 * MINUTE, returns: 'steadily' }
}
const RISING = 'crowd on top'

/** The limits whose counts are whole again after less than a day, with their seconds: see `sweepAllowances`. */
export function shortLimits(numbers: Numbers): { name: string; seconds: number }[] {
  const both = [SESSIONS, CHATS, MESSAGES].map(({ name, ofAddress, inAll }) => ({
    name,
    seconds: Math.max(ofAddress(numbers).seconds, inAll(numbers).seconds),
  }))
  return [...both, onTop(numbers), risingCrowd(numbers)]
}

function messagesOf(writers: number): number {
  if (config.messageIntervalMs === 0) return Number.POSITIVE_INFINITY
  // Where the interval is longer than the minute, each of them can still send one.
  return Math.max(writers, Math.ceil((writers * MINUTE * 1000) / config.messageIntervalMs))
}

/** How much of something a holder may use. */
export interface Limit {
  /** Names the limit in the database. */
  name: string
  /** The most that may be used… */
  most: number
  /** …within this many seconds. */
  seconds: number
  /** What was used comes back bit by bit, or all together at the end of the seconds that the first use began. */
  returns: 'steadily' | 'together'
}
