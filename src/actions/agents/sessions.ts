import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { and, eq, isNull } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { db, type Fragment, sql } from '../../db/client'
import { bearerOf } from '../../ground/bearer'
import { cookieIn, ownCookie } from '../../ground/cookies'
import { Invalid } from '../../ground/errors'
import { type Agent, agents, sessions } from '../../model/agents/schema'
import { sha256 } from '../../text/digest'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof auth>
    DatabaseUserAttributes: Omit<Agent, 'id'>
  }
}

/** A signed-in browser. */
export interface Session {
  /** What its cookie holds. */
  id: string
  /** What the database holds of that: its hash. */
  storedId: string
  agent: Agent
  /** The Set-Cookie header that lets the browser keep the session longer, when its end was moved out. */
  renewal?: string
}

const IDLE = new TimeSpan(14, 'd')
const ABSOLUTE_DAYS = 30

/**
 * Opens a session for an agent who has proved their identity, and returns its Set-Cookie header. Throws `Invalid` if
 * they were deactivated or their password has changed in the meantime.
 */
export async function openSession(agent: Agent): Promise<string> {
  const session = await auth().createSession(agent.id, {})
  // A new password ends the existing sessions; this session may have been opened just after that, with the old
  // password.
  if (!(await isStill(agent))) {
    await auth().invalidateSession(session.id)
    throw new Invalid({ password: 'The password has just been changed. Sign in with the new one.' })
  }
  return auth().createSessionCookie(session.id).serialize()
}

async function isStill({ id, passwordHash }: Agent): Promise<boolean> {
  const same = and(eq(agents.id, id), eq(agents.passwordHash, passwordHash), isNull(agents.deactivatedAt))
  return (await db.select({ id: agents.id }).from(agents).where(same)).length > 0
}

/**
 * The session of a request's cookie; undefined if it is unknown, too old, or its agent was deactivated. A request with
 * a bearer token has no session, because its origin has not been checked.
 */
export async function sessionOf(request: Request): Promise<Session | undefined> {
  if (bearerOf(request) !== undefined) return undefined
  const lucia = auth()
  // Lucia's own reading throws where a cookie of somebody else's is broken.
  const id = cookieIn(request, lucia.sessionCookieName)
  if (!id) return undefined
  const { session, user } = await lucia.validateSession(id)
  if (!session) return undefined
  const renewal = session.fresh ? lucia.createSessionCookie(id).serialize() : undefined
  return { id, storedId: sha256(id), agent: user, renewal }
}

/** Ends one session; returns the Set-Cookie header that clears the browser's cookie. */
export async function closeSession({ id }: Session): Promise<string> {
  await auth().invalidateSession(id)
  return auth().createBlankSessionCookie().serialize()
}

/** Ends every session of an agent, as a new password does. */
export async function closeSessionsOf(agentId: string): Promise<void> {
  await auth().invalidateUserSessions(agentId)
}

/** Which of these sessions (by their stored hashes) have ended, through signing out, age or deactivation. */
export async function endedSessions(ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const liveSessions = await sql<{ id: string }[]>`
    select sessions.id from sessions join agents on agents.id = agent_id
    where sessions.id = any(${ids}) and ${isYoung()} and ${isActive()}`
  const liveIds = new Set(liveSessions.map(({ id }) => id))
  return ids.filter((id) => !liveIds.has(id))
}

/** Removes sessions that are too old, at most five thousand at once. */
export async function sweepSessions(): Promise<void> {
  await auth().deleteExpiredSessions()
}

const MOST_SWEPT = 5000

function isYoung(): Fragment {
  return sql`sessions.expires_at > now() and sessions.created_at > now() - make_interval(days => ${ABSOLUTE_DAYS})`
}

function isActive(): Fragment {
  return sql`agents.deactivated_at is null`
}

// Made anew each time, in a few microseconds: database and address are those of now.
function auth() {
  return new Lucia(hashing(new DrizzlePostgreSQLAdapter(db, sessions, agents)), {
    sessionExpiresIn: IDLE,
    sessionCookie: ownCookie('parley'),
    getUserAttributes: (attributes) => attributes,
  })
}

/**
 * Lucia stores session ids as they are and lets sessions go on for ever; this keeps hashes instead, gives Lucia back what
 * it asked for, and knows no session that is too old or whose agent was deactivated.
 */
function hashing(adapter: Adapter): Adapter {
  return {
    getSessionAndUser: async (id) => {
      // Every request of an agent begins with this statement; written as SQL, it stays prepared.
      const [row] = await sql<(Agent & { expiresAt: Date })[]>`
        select agents.*, sessions.expires_at from sessions join agents on agents.id = agent_id
        where sessions.id = ${sha256(id)} and ${isYoung()} and ${isActive()}`
      if (!row) return [null, null]
      const { expiresAt, id: userId, ...attributes } = row
      return [
        { id, userId, expiresAt, attributes: {} },
        { id: userId, attributes },
      ]
    },
    getUserSessions: (userId) => adapter.getUserSessions(userId),
    setSession: (session) => adapter.setSession({ ...session, id: sha256(session.id) }),
    updateSessionExpiration: (id, expiresAt) => adapter.updateSessionExpiration(sha256(id), expiresAt),
    deleteSession: (id) => adapter.deleteSession(sha256(id)),
    deleteUserSessions: (userId) => adapter.deleteUserSessions(userId),
    deleteExpiredSessions: async () => {
      await sql`
        delete from sessions where id in (select id from sessions where not (${isYoung()}) limit ${MOST_SWEPT})`
    },
  }
}
