import { LiveSocket } from './live-socket'
import { persist, type Tally } from './requests'
import { type Shown, ThreadView } from './thread-view'

interface Page {
  messages: Shown[]
  rev: number
  more: boolean
}

/** A visitor, as an app that uses the visitor API. */
export class Visitor {
  private constructor(
    private readonly url: string,
    private readonly token: string,
    private readonly tally: Tally,
  ) {}

  static async arrive(url: string, tally: Tally, name?: string): Promise<Visitor> {
    const { token } = await openSession(url, { name }, tally)
    return new Visitor(url, token, tally)
  }

  /** Which conversation the visitor is in, as their app learns when it is opened again. */
  async conversationId(): Promise<string> {
    const { conversation } = await openSession(this.url, { token: this.token }, this.tally)
    if (!conversation) throw new Error('The visitor has no conversation.')
    return conversation.id
  }

  async say(body: string, clientId: string): Promise<Shown> {
    const reply = await persist(`${this.url}/api/visitor/messages`, this.posting({ clientId, body }), this.tally)
    return ((await reply.json()) as { message: Shown }).message
  }

  async endChat(): Promise<void> {
    await persist(`${this.url}/api/visitor/closure`, this.posting({}), this.tally)
  }

  /** What changed after `since`, page after page. */
  async changesSince(since: number): Promise<Omit<Page, 'more'>> {
    const messages: Shown[] = []
    for (let rev = since; ; ) {
      const reply = await persist(
        `${this.url}/api/visitor/messages?since=${rev}`,
        { headers: this.headers },
        this.tally,
      )
      const page = (await reply.json()) as Page
      messages.push(...page.messages)
      rev = page.rev
      if (!page.more) return { messages, rev }
    }
  }

  watch(): VisitorScreen {
    return new VisitorScreen(this, this.url, this.token, this.tally)
  }

  private get headers() {
    return { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' }
  }

  private posting(fields: object): RequestInit {
    return { method: 'POST', headers: this.headers, body: JSON.stringify(fields) }
  }
}

/**
 * The thread as the visitor's socket shows it. The cursor moves only over numbers without a gap; for a gap, which may
 * be lost frames or just lines that visitors do not see, it asks what changed.
 */
export class VisitorScreen {
  readonly view = new ThreadView()
  readonly socket: LiveSocket
  private cursor = 0
  private asking = false

  constructor(
    private readonly visitor: Visitor,
    url: string,
    token: string,
    tally: Tally,
  ) {
    this.socket = new LiveSocket({
      address: () => `${url}/api/visitor/live?since=${this.cursor}`,
      protocols: ['parley.v1', `bearer.${token}`],
      received: (frame) => this.receive(frame),
      tally,
    })
  }

  private receive(frame: string): void {
    const { type, message } = JSON.parse(frame) as { type: string; message: Shown }
    if (type !== 'message') return
    this.view.upsert(message)
    if (message.rev === this.cursor + 1) this.cursor = message.rev
    else if (message.rev > this.cursor) void this.fillGap()
  }

  private async fillGap(): Promise<void> {
    if (this.asking) return
    this.asking = true
    try {
      const { messages, rev } = await this.visitor.changesSince(this.cursor)
      for (const message of messages) this.view.upsert(message)
      this.cursor = Math.max(this.cursor, rev)
    } finally {
      this.asking = false
    }
  }
}

interface SessionReply {
  token: string
  conversation: { id: string } | null
}

async function openSession(url: string, introduction: object, tally: Tally): Promise<SessionReply> {
  const headers = { 'Content-Type': 'application/json', Origin: url }
  const reply = await persist(
    `${url}/api/visitor/session`,
    { method: 'POST', headers, body: JSON.stringify(introduction) },
    tally,
  )
  return (await reply.json()) as SessionReply
}
