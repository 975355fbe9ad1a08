// What the list of conversations should show, written down once more from what it promises, over plain objects and
// without a line of the product's own code: the tests of the list compare the two.

export const STATES = ['ai', 'escalated', 'agent', 'ended', 'missed'] as const
export type State = (typeof STATES)[number]

/** A conversation as a test knows it. */
export interface Known {
  id: string
  name: string | null
  email: string | null
  state: State
  /** The active agent. */
  agentId?: string
  /** When something last happened in it. */
  at: Date
  /** One of more new chats than people start: in the list, it stands an hour before its last message. */
  crowded?: boolean
  /** Since when a person is wanted. */
  waitingSince?: Date
  /** How many messages of the visitor there are. */
  turns: number
  /** By agent id, how many of them that agent has seen; who is not in it has not opened the conversation. */
  seen: Record<string, number>
}

/** What a URL asks for. */
export interface Wish {
  q?: string
  range?: string
  control?: string
  activity?: string
  mine?: string
  unread?: string
}

/** Who asks, since when they are in the team, and in which time zone they are. */
export interface Onlooker {
  id: string
  joined: Date
  zone: string
}

/** The parts of a list, from above: who waits for a person, who waited in vain, and all others. */
export const PARTS = ['waiting', 'missed', 'newest'] as const
export type Part = (typeof PARTS)[number]

/** The conversations that one part of a list shows, in its order. */
export function listedIn(part: Part, all: Known[], wish: Wish, onlooker: Onlooker, now: number): Known[] {
  const some = all.filter((one) => partOf(one) === part && isWished(one, wish, onlooker, now))
  return some.sort(part === 'waiting' ? longestWaitingFirst : newestFirst)
}

/** How many of a part are shown where its handoff state was not chosen. */
export function shownOf(part: Part, { control }: Wish): number | undefined {
  if (part === 'waiting') return control === 'escalated' ? undefined : 20
  return part === 'newest' || control === 'missed' ? undefined : 5
}

function partOf({ state, crowded }: Known): Part {
  if (crowded || (state !== 'escalated' && state !== 'missed')) return 'newest'
  return state === 'escalated' ? 'waiting' : 'missed'
}

/** How many conversations each handoff state would show with the other filters as they are. */
export function counted(all: Known[], wish: Wish, onlooker: Onlooker, now: number): Record<State, number> {
  const count = (control: State) => all.filter((one) => isWished(one, { ...wish, control }, onlooker, now)).length
  return {
    ai: count('ai'),
    escalated: count('escalated'),
    agent: count('agent'),
    ended: count('ended'),
    missed: count('missed'),
  }
}

/** How many messages of the visitor somebody has not seen. What was over before they joined counts as seen. */
export function unseen({ seen, turns, at }: Known, { id, joined }: Pick<Onlooker, 'id' | 'joined'>): number {
  const before = seen[id]
  if (before !== undefined) return turns - before
  return at.getTime() > joined.getTime() ? turns : 0
}

/** Without accents, capitals, superfluous space and what nobody sees; other letters as a keyboard without them has them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}|[\u00ad\u200b-\u200f\u2060-\u2064]/gu, '')
    .replaceAll('’', "'")
    .replaceAll('‑', '-')
    .replaceAll('‐', '-')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .split(/\s+/)
    .filter(Boolean)
    .join(' ')
}

/** What has to be found of a search: its words without what surrounds them. Where that leaves nothing, all of them. */
function wordsOf(search: string): string[] {
  const words = plain(search).split(' ')
  const bare = words.flatMap((word) => word.replace(/^mailto:/, '').split(/[<>,;"]/))
  const trimmed = bare.map((word) => word.replace(/^['([{]+/, '').replace(/['.:!?…)\]}]+$/, '')).filter(Boolean)
  return trimmed.length > 0 ? trimmed : words
}

/** The calendar day of a moment in a time zone, as the number of days since 1970. */
export function dayOf(moment: Date | number, zone: string): number {
  const [year = 0, month = 1, day = 1] = daysIn(zone).format(moment).split('-').map(Number)
  return Date.UTC(year, month - 1, day) / 86_400_000
}

const DAYS: Record<string, number> = { today: 1, '7d': 7, '30d': 30 }

function isWished(
  one: Known,
  { q = '', range = 'all', control = 'all', activity = 'all', mine, unread }: Wish,
  onlooker: Onlooker,
  now: number,
): boolean {
  const days = DAYS[range]
  return (
    (control === 'all' || one.state === control) &&
    (activity === 'all' || activity === liveliness(one.turns)) &&
    (days === undefined || dayOf(one.at, onlooker.zone) > dayOf(now, onlooker.zone) - days) &&
    (mine !== '1' || one.agentId === onlooker.id) &&
    (unread !== '1' || unseen(one, onlooker) > 0) &&
    wordsOf(q).every((word) => [one.name ?? '', one.email ?? ''].some((text) => plain(text).includes(word)))
  )
}

function liveliness(turns: number): string {
  if (turns > 10) return 'high'
  return turns >= 5 ? 'medium' : 'low'
}

function newestFirst(a: Known, b: Known): number {
  return listedAt(b) - listedAt(a) || (a.id < b.id ? 1 : -1)
}

/** Where a conversation stands among the others. */
export function listedAt({ at, crowded }: Known): number {
  return crowded ? at.getTime() - 3_600_000 : at.getTime()
}

function longestWaitingFirst(a: Known, b: Known): number {
  return (a.waitingSince?.getTime() ?? 0) - (b.waitingSince?.getTime() ?? 0) || (a.id < b.id ? -1 : 1)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function daysIn(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(zone, known)
  return known
}
