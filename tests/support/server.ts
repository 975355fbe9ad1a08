import { afterAll, beforeAll } from 'bun:test'
import { rmSync } from 'node:fs'
import { openSession } from '../../src/actions/agents/sessions'
import type { DatabaseLocation } from '../../src/db/client'
import { configure } from '../../src/ground/config'
import { answerJob } from '../../src/jobs/answer'
import type { Agent } from '../../src/model/agents/schema'
import { serve } from '../../src/web/server'
import { CANARY } from './canary'
import { AgentClient, Client } from './client'
import { createDatabase } from './database'
import { addTestAgent } from './fixtures'
import { temporaryFolder } from './folders'
import { freePort } from './free-port'
import { PATIENCE_MS } from './patience'
import { type Introduction, VisitorClient } from './visitor-client'

/** Settings that tests of speed and patience change: as in the environment. Messages may follow at once. */
const SETTINGS = { MESSAGE_INTERVAL_MS: '0', LOG_LEVEL: 'silent' }

/** An agent and their browser. */
class Teammate extends AgentClient {
  private added: Promise<Agent> | undefined

  constructor(
    site: () => string,
    private readonly name: string,
    private readonly role: Agent['role'],
  ) {
    super(site, async () => openSession(await this.agent()))
  }

  /** The agent, added to the team on first use. */
  agent(): Promise<Agent> {
    this.added ??= addTestAgent(this.name, this.role)
    return this.added
  }
}

/** A Parley that the tests of a file have to themselves, in this process: `sql`, `db` and `config` are its own. */
export interface TestServer {
  readonly url: string
  readonly location: DatabaseLocation
  /** Two agents, an admin, and somebody who is not signed in. */
  ann: Teammate
  bea: Teammate
  ada: Teammate
  outsider: Client
  visitor(introduction?: Introduction): VisitorClient
  /** Changes settings while the server runs. */
  set(settings: Record<string, string>): void
}

interface ServerOptions {
  /** Whether the responder answers visitors. Where it does not, only what the tests do happens. */
  answers?: boolean
}

/** Two visitors of a server, new ones who have said nothing yet, and its settings as they were at first. */
export function newVisitors(server: TestServer): { vera: VisitorClient; victor: VisitorClient } {
  server.set({})
  return {
    vera: server.visitor({ name: `Vera ${CANARY}` }),
    victor: server.visitor({ name: `Victor ${CANARY}` }),
  }
}

/** Starts a server before the tests of a file and stops it after them; nobody is in its database until they act. */
export function testServer(settings: Record<string, string> = {}, { answers = true }: ServerOptions = {}): TestServer {
  const folder = temporaryFolder()
  const { work } = answerJob
  const running = {} as { url: string; location: DatabaseLocation; port: string; stop(): Promise<void> }
  const site = () => running.url
  const set = (changes: Record<string, string>) =>
    void configure({ ...SETTINGS, ...settings, ...changes, PORT: running.port, DATA_DIR: folder })

  beforeAll(async () => {
    const database = await createDatabase()
    running.port = String(await freePort())
    running.location = database.location
    running.url = `http://localhost:${running.port}`
    set({})
    if (!answers) answerJob.work = async () => {}
    const server = await serve(database.location)
    running.stop = async () => {
      await server.stop()
      answerJob.work = work
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  }, PATIENCE_MS)
  afterAll(() => running.stop?.(), PATIENCE_MS)

  return {
    get url() {
      return running.url
    },
    get location() {
      return running.location
    },
    ann: new Teammate(site, 'Ann', 'agent'),
    bea: new Teammate(site, 'Bea', 'agent'),
    ada: new Teammate(site, 'Ada', 'admin'),
    outsider: new Client(site),
    visitor: (introduction) => new VisitorClient(site, introduction),
    set,
  }
}
