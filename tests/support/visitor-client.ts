import { Client, type Transport } from './client'
import { TestSocket } from './sockets'

/** What `POST /api/visitor/session` takes. */
export interface Introduction {
  token?: string
  name?: string
  email?: string
  page?: { url?: string; title?: string; referrer?: string }
}

/** A message as the visitor API describes it. */
export interface VisitorMessage {
  id: string
  seq: number
  rev: number
  author: string
  authorName: string | null
  body: string
  clientId: string
  createdAt: string
}

/** A visitor's app: opens a session on first use, and then proves itself by its token. */
export class VisitorClient extends Client {
  private session: Promise<string> | undefined

  constructor(
    site: () => string,
    private readonly introduction: Introduction = {},
    transport?: Transport,
  ) {
    super(site, transport)
  }

  /** The bearer token. */
  token(): Promise<string> {
    this.session ??= this.open()
    return this.session
  }

  postJson(path: string, body: unknown, headers?: Record<string, string>): Promise<Response> {
    return this.send('POST', path, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  }

  /** Sends a message; the reply as it came, 201 where all went well. */
  say(body: string, clientId: string = crypto.randomUUID()): Promise<Response> {
    return this.postJson('/api/visitor/messages', { clientId, body })
  }

  /** Starts a chat in which only people write: the first line is that a person was called, and the assistant is quiet. */
  async callPerson(): Promise<void> {
    const response = await this.post('/api/visitor/handoff')
    if (response.status !== 200) throw new Error(`No person was called: ${response.status} ${await response.text()}`)
  }

  /** Everything in the current conversation after `since`, in one list. */
  async messages(since = 0): Promise<VisitorMessage[]> {
    return (await this.changesSince(since)).messages
  }

  /** As `messages`, with the `rev` up to which that is complete. */
  async changesSince(since: number): Promise<{ messages: VisitorMessage[]; rev: number }> {
    const messages: VisitorMessage[] = []
    for (let rev = since; ; ) {
      const response = await this.get(`/api/visitor/messages?since=${rev}`)
      const page = (await response.json()) as { messages: VisitorMessage[]; rev: number; more: boolean }
      messages.push(...page.messages)
      rev = page.rev
      if (!page.more) return { messages, rev }
    }
  }

  override async live(path = '/api/visitor/live?since=0', headers: Record<string, string> = {}): Promise<TestSocket> {
    const protocols = ['parley.v1', `bearer.${await this.token()}`]
    return TestSocket.open(new URL(path, this.url), { headers, protocols })
  }

  protected override async proof(): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.token()}` }
  }

  private async open(): Promise<string> {
    const response = await this.transport(new URL('/api/visitor/session', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(this.url).origin },
      body: JSON.stringify(this.introduction),
    })
    if (!response.ok) throw new Error(`No session was opened: ${response.status} ${await response.text()}`)
    const { token } = (await response.json()) as { token: string }
    return token
  }
}
