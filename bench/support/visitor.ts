import { VisitorClient } from '../../tests/support/visitor-client'
import { LiveSocket } from './live-socket'
import { persistent, type Tally } from './requests'
import { type Shown, ThreadView } from './thread-view'

/** A visitor, as an app that uses the visitor API. */
export class Visitor {
  private constructor(
    private readonly app: VisitorClient,
    private readonly tally: Tally,
  ) {}

  static async arrive(url: string, tally: Tally, name?: string): Promise<Visitor> {
    const app = new VisitorClient(() => url, { name }, persistent(tally))
    await app.token()
    return new Visitor(app, tally)
  }

  /** Which conversation the visitor is in, as their app learns when it is opened again. */
  async conversationId(): Promise<string> {
    const response = await this.app.postJson('/api/visitor/session', { token: await this.app.token() })
    const { conversation } = (await response.json()) as { conversation: { id: string } | null }
    if (!conversation) throw new Error('The visitor has no conversation.')
    return conversation.id
  }

  async say(body: string, clientId: string): Promise<Shown> {
    const response = await this.app.say(body, clientId)
    return ((await response.json()) as { message: Shown }).message
  }

  async endChat(): Promise<void> {
    await this.app.postJson('/api/visitor/closure', {})
  }

  /** What changed after `since`. */
  changesSince(since: number): Promise<{ messages: Shown[]; rev: number }> {
    return this.app.changesSince(since)
  }

  async watch(): Promise<VisitorScreen> {
    return new VisitorScreen(this.app, await this.app.token(), this.tally)
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
    private readonly app: VisitorClient,
    token: string,
    tally: Tally,
  ) {
    this.socket = new LiveSocket({
      address: () => `${app.url}/api/visitor/live?since=${this.cursor}`,
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
      const { messages, rev } = await this.app.changesSince(this.cursor)
      for (const message of messages) this.view.upsert(message)
      this.cursor = Math.max(this.cursor, rev)
    } finally {
      this.asking = false
    }
  }
}
