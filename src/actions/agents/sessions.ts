import { DrizzlePostgreSQLAdapter } from '@lucia-auth/adapter-drizzle'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { db, sql } from '../../db/client'
import { bearerOf } from '../../ground/bearer'
import { config } from '../../ground/config'
import { Invalid } from '../../ground/errors'
import { type Agent, agents, sessions } from '../../model/agents/schema'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof makeLucia>
    DatabaseUserAttributes: Omit<Agent, 'id'>
    DatabaseSessionAttributes: { createdAt: Date }
  }
}

/** A signed-in browser. `id` is what its cookie holds; the database holds only its hash. */
export interface Session {
  id: string
  agent: Agent
  /** The Set-Cookie header that lets the browser keep the session longer, when its end was moved out. */
  renewal?: string
}

const IDLE = new TimeSpan(14, 'd')
const ABSOLUTE_MS = 30 * 24 * 60 * 60 * 1000

/**
 * Opens a session for an agent who proved who they are; returns the Set-Cookie header that carries it. Throws `Invalid`
 * where that is no longer enough.
 */
export async function openSession(agent: Agent): Promise<string> {
  const session = await auth().createSession(agent.id, { createdAt: new Date() })
  // A new password ends the sessions that it finds; this one may have come after it, with the old password.
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
 * The session a request's cookie belongs to; undefined when it is unknown, too old, or its agent was deactivated. A
 * request with a bearer token has none: where it comes from has not been looked at.
 */
export async function sessionOf(request: Request): Promise<Session | undefined> {
  if (bearerOf(request) !== undefined) return undefined
  const id = auth().readSessionCookie(ownCookies(request))
  if (!id) return undefined
  const { session, user } = await auth().validateSession(id)
  if (!session || user.deactivatedAt) return undefined
  if (Date.now() - session.createdAt.getTime() >= ABSOLUTE_MS) {
    await auth().invalidateSession(id)
    return undefined
  }
  return { id, agent: user, renewal: session.fresh ? auth().createSessionCookie(id).serialize() : undefined }
}

/** The cookies of ours in a request: one of somebody else's that cannot be read would make all unreadable. */
function ownCookies(request: Request): string {
  const all = (request.headers.get('cookie') ?? '').split('; ')
  // No id holds a percent sign, and Lucia throws where what follows one cannot be read.
  return all.filter((one) => one.startsWith(`${auth().sessionCookieName}=`) && !one.includes('%')).join('; ')
}

/** Ends one session; returns the Set-Cookie header that clears the browser's cookie. */
export async function closeSession(id: string): Promise<string> {
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
  const oldest = new Date(Date.now() - ABSOLUTE_MS)
  const alive = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(agents, eq(sessions.userId, agents.id))
    .where(
      and(
        inArray(sessions.id, ids),
        gt(sessions.expiresAt, new Date()),
        gt(sessions.createdAt, oldest),
        isNull(agents.deactivatedAt),
      ),
    )
  const known = new Set(alive.map(({ id }) => id))
  return ids.filter((id) => !known.has(id))
}

/** What the database stores for a session id. */
export function hashed(id: string): string {
  return new Bun.CryptoHasher('sha256').update(id).digest('hex')
}

let made: { lucia: ReturnType<typeof makeLucia>; db: typeof db; secure: boolean } | undefined

function auth() {
  const secure = config.publicUrl.protocol === 'https:'
  if (made?.db !== db || made.secure !== secure) made = { lucia: makeLucia(secure), db, secure }
  return made.lucia
}

function makeLucia(secure: boolean) {
  return new Lucia(hashing(new DrizzlePostgreSQLAdapter(db, sessions, agents)), {
    sessionExpiresIn: IDLE,
    // A __Host- cookie needs https, which http://localhost does not have.
    sessionCookie: { name: secure ? '__Host-parley' : 'parley', attributes: { secure, sameSite: 'lax', path: '/' } },
    getSessionAttributes: ({ createdAt }) => ({ createdAt }),
    getUserAttributes: (attributes) => attributes,
  })
}

/** Lucia stores session ids as they are; this keeps their hashes instead and gives Lucia back what it asked for. */
function hashing(adapter: Adapter): Adapter {
  return {
    getSessionAndUser: async (id) => {
      // Every request of an agent begins here: written as SQL, the statement stays prepared.
      const [row] = await sql<(Agent & { expiresAt: Date; sessionCreatedAt: Date })[]>`
        select agents.*, sessions.expires_at, sessions.created_at as session_created_at
        from sessions join agents on agents.id = agent_id where sessions.id = ${hashed(id)}`
      if (!row) return [null, null]
      const { expiresAt, sessionCreatedAt, id: userId, ...attributes } = row
      return [
        { id, userId, expiresAt, attributes: { createdAt: sessionCreatedAt } },
        { id: userId, attributes },
      ]
    },
    getUserSessions: (userId) => adapter.getUserSessions(userId),
    setSession: (session) => adapter.setSession({ ...session, id: hashed(session.id) }),
    updateSessionExpiration: (id, expiresAt) => adapter.updateSessionExpiration(hashed(id), expiresAt),
    deleteSession: (id) => adapter.deleteSession(hashed(id)),
    deleteUserSessions: (userId) => adapter.deleteUserSessions(userId),
    deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
  }
}
