import type postgres from 'postgres'
import type { Listed, Viewer } from '../../src/model/conversations/selection'
import { newToken, tokenHash } from '../../src/reads/visitors/tokens'
import { searchable } from '../../src/text/search-text'
import { Random } from '../support/random'

export interface BenchAgent {
  id: string
  name: string
  createdAt: Date
}

/** A conversation before the first message of the benchmark; its visitor has the token. */
export interface BenchConversation extends Pick<Listed, 'id' | 'visitorSearch' | 'control' | 'agentId' | 'turns'> {
  token: string
}

const FIRST = ['Anna', 'Jürgen', 'María', 'Grace', 'Łukasz', 'Noémie', 'Seán', 'Astrid'] as const
const LAST = ['Müller', 'Kerrigan', 'Nuñez', 'Nowak', "O'Neill", 'Lefèvre', 'Åkesson', 'Schneider'] as const
const DOMAINS = ['acme.example', 'gmail.example', 'outlook.example', 'harbourview.example'] as const
/** So many in a hundred wait for a person; agents have the others. Nobody's are the assistant's, so that it does not answer. */
const WAITING_PERCENT = 30

/** Agents who cannot sign in; the benchmark opens their sessions itself. */
export async function addAgents(sql: postgres.Sql, count: number): Promise<BenchAgent[]> {
  const ids = Array.from({ length: count }, () => Bun.randomUUIDv7())
  return sql<BenchAgent[]>`
    insert into agents (id, email, name, role, password_hash)
    select id, id || '@bench.example', 'Bench Agent ' || place, 'agent', '' from unnest(${ids}::uuid[]) with ordinality as made (id, place)
    returning id, name, created_at as "createdAt"`
}

/** Visitors who are in the middle of a conversation, with more turns or fewer, all older than a day. */
export async function addConversations(
  sql: postgres.Sql,
  count: number,
  agents: BenchAgent[],
): Promise<BenchConversation[]> {
  const random = new Random(count)
  const made = Array.from({ length: count }, (_, index) => {
    const [first, last] = [random.pick(FIRST), random.pick(LAST)]
    const name = `${first} ${last}, visitor ${index + 1}`
    const email = `${first.toLowerCase()}.${index + 1}@${random.pick(DOMAINS)}`
    const agent = random.chance(WAITING_PERCENT / 100) ? undefined : agents[index % agents.length]
    const turns = 1 + Math.floor(random.next() * 13)
    const token = newToken()
    return {
      id: Bun.randomUUIDv7(),
      visitorId: Bun.randomUUIDv7(),
      name,
      email,
      search: searchable(name, email),
      agent,
      turns,
      token,
    }
  })
  const rows = JSON.stringify(
    made.map(({ agent, token, ...row }) => ({
      ...row,
      tokenHash: tokenHash(token),
      agentId: agent?.id,
      agentName: agent?.name,
    })),
  )
  await sql`
    with made as (
      select * from jsonb_to_recordset(${rows}::text::jsonb) as made (
        id uuid, "visitorId" uuid, name text, email text, search text, turns int, "tokenHash" text, "agentId" uuid, "agentName" text
      )
    ),
    people as (
      insert into visitors (id, token_hash, name, email, search) select "visitorId", "tokenHash", name, email, search from made
    )
    insert into conversations (
      id, visitor_id, visitor_name, visitor_email, visitor_search, control, agent_id, agent_name, waiting_since,
      seq, rev, turns, asked_seq, last_message_at, last_body, last_author, created_at
    )
    select id, "visitorId", name, email, search, case when "agentId" is null then 'escalated' else 'agent' end, "agentId", "agentName",
      case when "agentId" is null then now() - interval '25 hours' end,
      turns, turns, turns, turns, now() - interval '1 day' - random() * interval '40 days', 'Hello!', 'visitor', now() - interval '42 days'
    from made`
  return made.map(({ id, search, agent, turns, token }) => ({
    id,
    visitorSearch: search,
    control: agent ? 'agent' : 'escalated',
    agentId: agent?.id ?? null,
    turns,
    token,
  }))
}

/** Takes out everybody that the benchmark made, and all that they wrote. */
export async function removeEverybody(
  sql: postgres.Sql,
  agents: BenchAgent[],
  conversations: BenchConversation[],
): Promise<void> {
  await sql`delete from visitors where token_hash = any(${conversations.map(({ token }) => tokenHash(token))})`
  await sql`delete from agents where id = any(${agents.map(({ id }) => id)})`
}

export function viewerFor({ id, createdAt }: BenchAgent): Viewer {
  return { agent: { id, createdAt }, zone: 'UTC' }
}
