import type postgres from 'postgres'
import { connect } from '../../src/db/client'
import { preparedFolder } from '../../tests/support/folders'
import { type RawOutcome, sendRaw } from '../../tests/support/raw'
import { memoryOf } from '../footprint/memory'
import { type Account, Parley, type ParleyOptions } from '../support/parley'
import { openSessions } from '../support/sessions'

/** A visitor as the API knows them. */
export interface Someone {
  token: string
  /** The address they come from. */
  from: string
}

type Asked = RequestInit & { from?: string; withinMs?: number }

const PATIENCE_MS = 10_000
const START_WITHIN_MS = 60_000

/**
 * The Parley that is attacked. It takes this machine for its proxy, so that each attacker and each visitor can have an
 * address of their own.
 */
export class Target {
  private sql: postgres.Sql | undefined
  private cookie: string | undefined

  private constructor(
    readonly url: string,
    private readonly account: Account,
    /** Not there where only an address was given. */
    readonly parley?: Parley,
  ) {}

  /** Starts a Parley in a folder of its own, which others may look into until it closes it. */
  static async start({ env, ...options }: ParleyOptions = {}): Promise<Target> {
    const proxied = { TRUSTED_PROXIES: '127.0.0.1/32', ...env }
    const parley = await Parley.prepare({ dataDir: await preparedFolder(), ...options, env: proxied })
    try {
      await parley.start(START_WITHIN_MS)
    } catch (error) {
      await parley.kill()
      throw error
    }
    return new Target(parley.url, parley.admin, parley)
  }

  /** One that runs already; the account is an agent of it. */
  static running(url: string, account: Account): Target {
    return new Target(url, account)
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  /** Its process; throws where there is only an address. */
  get process(): Parley {
    if (!this.parley) throw new Error('This needs a Parley of its own.')
    return this.parley
  }

  /** A request from an address; undefined where it was not answered. */
  async ask(
    path: string,
    { from, withinMs = PATIENCE_MS, headers, ...init }: Asked = {},
  ): Promise<Response | undefined> {
    const sent = new Headers(headers)
    if (from) sent.set('X-Forwarded-For', from)
    try {
      const response = await fetch(this.url + path, {
        redirect: 'manual',
        ...init,
        headers: sent,
        signal: AbortSignal.timeout(withinMs),
      })
      // Also a reply that never ends must not hold anything up.
      return new Response(response.status === 204 || response.status === 304 ? null : await response.bytes(), response)
    } catch {
      return undefined
    }
  }

  raw(bytes: string | Uint8Array, withinMs = PATIENCE_MS): Promise<RawOutcome> {
    return sendRaw(this.port, bytes, withinMs)
  }

  /** Opens a session, or learns the status with which that was refused. */
  async arrive(from: string, introduction: object = {}): Promise<Someone | number> {
    const headers = { 'Content-Type': 'application/json' }
    const reply = await this.ask('/api/visitor/session', {
      method: 'POST',
      from,
      headers,
      body: JSON.stringify(introduction),
    })
    if (reply?.status !== 200) return reply?.status ?? 0
    const { token } = (await reply.json()) as { token: string }
    return { token, from }
  }

  /** As `arrive`, for those who must be let in. */
  async admit(from: string, introduction: object = {}): Promise<Someone> {
    const visitor = await this.arrive(from, introduction)
    if (typeof visitor === 'number') throw new Error(`A visitor was refused with ${visitor}.`)
    return visitor
  }

  say({ token, from }: Someone, body: string): Promise<Response | undefined> {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
    return this.ask('/api/visitor/messages', {
      method: 'POST',
      from,
      headers,
      body: JSON.stringify({ clientId: crypto.randomUUID(), body }),
    })
  }

  upload({ token, from }: Someone, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response | undefined> {
    const headers = { Authorization: `Bearer ${token}`, 'Parley-File-Name': encodeURIComponent(name) }
    return this.ask('/api/visitor/attachments', { method: 'POST', from, headers, body: bytes })
  }

  async conversationOf({ token, from }: Someone): Promise<string> {
    const reply = await this.ask('/api/visitor/session', {
      method: 'POST',
      from,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const said = (await reply?.json()) as { conversation: { id: string } | null } | undefined
    if (!said?.conversation) throw new Error('The visitor has no conversation.')
    return said.conversation.id
  }

  signIn(
    from: string,
    { email, password }: Account = this.account,
    { cookie = '', withinMs = 30_000 } = {},
  ): Promise<Response | undefined> {
    const headers = { Origin: this.url, ...(cookie && { Cookie: cookie }) }
    return this.ask('/session', {
      method: 'POST',
      from,
      headers,
      body: new URLSearchParams({ email, password }),
      withinMs,
    })
  }

  /** The cookie of an agent. */
  async agent(): Promise<string> {
    this.cookie ??= await this.freshAgent()
    return this.cookie
  }

  /** The cookie of a session that nobody else uses. */
  freshAgent(): Promise<string> {
    return this.parley ? this.openSession() : this.signedIn()
  }

  /** As the agent's page would ask. */
  async asAgent(path: string, init: Asked = {}): Promise<Response | undefined> {
    return this.ask(path, { ...init, headers: { Cookie: await this.agent(), Origin: this.url, ...init.headers } })
  }

  /** Its own database. */
  database(): postgres.Sql {
    this.sql ??= connect(this.process.database, { max: 2 })
    return this.sql
  }

  async count(table: string): Promise<number> {
    const sql = this.database()
    const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(table)}`
    return row?.rows ?? 0
  }

  /** In MB: Parley, and its PostgreSQL. */
  memory(): { own: number; database: number } {
    const { own, descendants } = memoryOf(this.process.pid)
    return { own, database: descendants }
  }

  /** Whether it answers, soon. */
  async lives(withinMs = 2000): Promise<boolean> {
    return (await this.ask('/healthz', { withinMs }))?.status === 200
  }

  async closeDatabase(): Promise<void> {
    const closing = this.sql?.end({ timeout: 1 }).catch(() => {})
    this.sql = undefined
    await closing
  }

  /** Ends it without ceremony, and removes its folder. */
  async discard(): Promise<void> {
    await this.closeDatabase()
    if (!this.parley) return
    await this.parley.killBoth()
    this.parley.discard()
  }

  private async openSession(): Promise<string> {
    const sql = this.database()
    const [agent] = await sql<{ id: string }[]>`select id from agents where email = ${this.account.email}`
    const [cookie] = await openSessions(sql, [agent?.id ?? ''])
    return cookie ?? ''
  }

  private async signedIn(): Promise<string> {
    const cookie = (await this.signIn('192.0.2.250'))?.headers.getSetCookie()[0]?.split(';')[0]
    if (!cookie) throw new Error(`${this.account.email} could not sign in.`)
    return cookie
  }
}
