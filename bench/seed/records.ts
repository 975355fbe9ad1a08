import type { Reads } from '../../src/model/conversations/schema'
import type { Random } from '../support/random'
import type { SeededAgent } from './agents'
import { row } from './copy-rows'
import type { Story } from './story'
import type { Line, Step } from './thread'
import { digest, uuidV4, uuidV7 } from './uuids'
import type { SeededVisitor } from './visitors'
import { between, zipf } from './weighted'

const PREVIEW_LENGTH = 200

/** The columns that are filled, in the order in which the rows below have them. */
export const COLUMNS = {
  agents: 'id email name role password_hash created_at'.split(' '),
  visitors:
    'id token_hash name email search browser system language page_url page_title referrer first_seen_at last_seen_at'.split(
      ' ',
    ),
  conversations: [
    'id visitor_id visitor_name visitor_email visitor_search control agent_id agent_name epoch ended_at waiting_since seq rev turns asked_seq',
    'last_message_at last_body last_author last_author_name reads version summary created_at',
  ]
    .join(' ')
    .split(' '),
  messages:
    'id conversation_id seq rev author agent_id author_name body visitor_body client_id confidence created_at'.split(
      ' ',
    ),
  handoffs: 'id conversation_id epoch verb actor agent_id reason created_at'.split(' '),
}

export type Table = keyof typeof COLUMNS

export const TABLES = Object.keys(COLUMNS) as Table[]

export function agentRow({ id, email, name, role, passwordHash, createdAt }: SeededAgent): string {
  return row(id, email, name, role, passwordHash, time(createdAt))
}

export function visitorRow(
  { id, name, email, search, firstSeenAt, lastSeenAt }: SeededVisitor,
  random: Random,
): string {
  const [browser, system] = DEVICES.pick(random)
  const page = PAGES.pick(random)
  const device = `${browser} ${between(random, 118, 144)}`
  const seen = [time(firstSeenAt), time(lastSeenAt)]
  return row(
    id,
    digest(random),
    name,
    email,
    search,
    device,
    system,
    LANGUAGES.pick(random),
    page.url,
    page.title,
    REFERRERS.pick(random),
    ...seen,
  )
}

/** The row as `append` leaves it behind after the last message. */
export function conversationRow(id: string, { thread, outcome, agent, summary }: Story, reads: Reads): string {
  const { visitor, lines, steps, turns } = thread
  const seq = lines.length
  const last = lines[seq - 1] as Line
  const spoken = lines.findLast(({ author }) => author !== 'system' && author !== 'note') as Line
  const lastAt = time(last.at)
  return row(
    id,
    visitor.id,
    visitor.name,
    visitor.email,
    visitor.search,
    outcome === 'ended' || outcome === 'open' ? 'ai' : outcome,
    agent?.id ?? null,
    agent?.name ?? null,
    steps.length,
    outcome === 'ended' ? lastAt : null,
    outcome === 'escalated' ? time(steps.at(-1)?.line.at ?? last.at) : null,
    seq,
    seq,
    turns,
    lines.findLastIndex(({ author }) => author === 'visitor') + 1,
    lastAt,
    spoken.body.slice(0, PREVIEW_LENGTH),
    spoken.author,
    authorName(spoken, visitor),
    JSON.stringify(reads),
    seq,
    summary,
    time(lines[0]?.at ?? last.at),
  )
}

export function messageRow(
  conversationId: string,
  seq: number,
  line: Line,
  visitor: SeededVisitor,
  random: Random,
): string {
  const { author, agent, body, visitorBody, confidence, at } = line
  return row(
    uuidV7(at, random),
    conversationId,
    seq,
    seq,
    author,
    agent?.id ?? null,
    authorName(line, visitor),
    body,
    visitorBody,
    uuidV4(random),
    confidence,
    time(at),
  )
}

export function handoffRow(
  conversationId: string,
  epoch: number,
  { verb, actor, agent, reason, line }: Step,
  random: Random,
): string {
  const by = actor === 'agent' ? (agent?.id ?? null) : null
  return row(uuidV7(line.at, random), conversationId, epoch, verb, actor, by, reason, time(line.at))
}

function authorName({ author, agent }: Line, visitor: SeededVisitor): string | null {
  return author === 'visitor' ? visitor.name : (agent?.name ?? null)
}

function time(ms: number): string {
  return new Date(ms).toISOString()
}

const DEVICES = zipf([
  ['Chrome', 'Windows'],
  ['Safari', 'iOS'],
  ['Chrome', 'Android'],
  ['Safari', 'macOS'],
  ['Firefox', 'Windows'],
  ['Microsoft Edge', 'Windows'],
  ['Firefox', 'Linux'],
] as const)
const LANGUAGES = zipf(['en', 'de', 'en-GB', 'fr', 'es', 'pl', 'nl', 'sv', 'it', 'tr', 'pt-BR', 'sr', 'el', 'uk', 'ja'])
const REFERRERS = zipf([null, 'https://search.example/', 'https://news.example/offers', 'https://social.example/'])
const PAGES = zipf(
  [
    'Orders',
    'Basket',
    'Returns',
    'Invoices',
    'Lamps',
    'Chairs',
    'Tables',
    'Backpacks',
    'Jackets',
    'Bicycles',
    'Tents',
    'Help',
    'Contact',
    'Account',
  ].map((title) => ({
    url: `https://shop.example/${title.toLowerCase()}`,
    title: `${title} – The Example Shop`,
  })),
)
