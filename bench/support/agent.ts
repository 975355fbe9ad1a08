import { AgentClient, signIn } from '../../tests/support/client'
import { readThread } from './html'
import { LiveSocket } from './live-socket'
import type { Account } from './parley'
import { persistent, Refused, type Tally } from './requests'
import { type Shown, ThreadView } from './thread-view'

/** An agent at the inbox, as a browser: a cookie, forms, and the same requests that the buttons make. */
export class Agent {
  private constructor(
    readonly email: string,
    private readonly browser: AgentClient,
    private readonly tally: Tally,
  ) {}

  static async signIn(url: string, account: Account, tally: Tally): Promise<Agent> {
    const transport = persistent(tally)
    const browser = new AgentClient(
      () => url,
      () => signIn(url, account, transport),
      transport,
    )
    await browser.signedIn()
    return new Agent(account.email, browser, tally)
  }

  /** What the browser sends to prove who it is. */
  get cookie(): string {
    return this.browser.cookie
  }

  /** The whole thread as the page shows it: first the page itself, then the stretches that scrolling up loads. */
  async thread(conversationId: string): Promise<{ messages: Shown[]; cursor: number }> {
    const { messages, cursor, before } = readThread(await this.text('GET', `/conversations/${conversationId}`))
    for (let next = before; next; ) {
      const stretch = readThread(await this.text('GET', `/conversations/${conversationId}/messages?before=${next}`))
      messages.unshift(...stretch.messages)
      next = stretch.before
    }
    return { messages, cursor }
  }

  /** Opens the conversation's page and follows it live. */
  async watch(conversationId: string): Promise<AgentScreen> {
    const { messages, cursor } = await this.thread(conversationId)
    return new AgentScreen(
      `${this.browser.url}/conversations/${conversationId}/live`,
      this.headers,
      messages,
      cursor,
      this.tally,
    )
  }

  /** Hears each frame of a conversation's thread from now on, without keeping what it shows. */
  async listen(conversationId: string, received: (frame: string) => void): Promise<LiveSocket> {
    const { cursor } = await this.thread(conversationId)
    const address = `${this.browser.url}/conversations/${conversationId}/live?since=${cursor}`
    return new LiveSocket({ address: () => address, headers: this.headers, received, tally: this.tally })
  }

  /** Does what the page offers, Join or Accept, until the composer is open; false where it offers neither. */
  async takeOver(conversationId: string): Promise<boolean> {
    for (let step = 0; step < 20; step++) {
      const noun = await this.nextStep(conversationId)
      if (noun === 'send') return true
      if (!noun) return false
      await this.press('POST', conversationId, noun)
    }
    throw new Error(`${this.email} could not take over ${conversationId}.`)
  }

  /** Whether the page would let this agent write. */
  async maySend(conversationId: string): Promise<boolean> {
    return (await this.nextStep(conversationId)) === 'send'
  }

  join(conversationId: string): Promise<boolean> {
    return this.press('POST', conversationId, 'handoff')
  }

  accept(conversationId: string): Promise<boolean> {
    return this.press('POST', conversationId, 'handoff/acceptance')
  }

  release(conversationId: string): Promise<boolean> {
    return this.press('DELETE', conversationId, 'handoff')
  }

  end(conversationId: string): Promise<boolean> {
    return this.press('POST', conversationId, 'closure')
  }

  /** Sends the composer's form. Undefined where control has moved, and the text stays in the composer. */
  async say(conversationId: string, body: string, clientId: string): Promise<Shown | undefined> {
    const form = new URLSearchParams({ clientId, body })
    const html = await this.text('POST', `/conversations/${conversationId}/messages`, form).catch(unlessConflict)
    if (html === undefined) return undefined
    const [message] = readThread(html).messages
    if (!message) throw new Error('A message was taken, but the reply does not show it.')
    return message
  }

  /** Presses a button; false where somebody was faster. */
  private async press(method: string, conversationId: string, noun: string): Promise<boolean> {
    return (await this.text(method, `/conversations/${conversationId}/${noun}`).catch(unlessConflict)) !== undefined
  }

  private async nextStep(conversationId: string): Promise<'send' | 'handoff' | 'handoff/acceptance' | undefined> {
    const html = await this.text('GET', `/conversations/${conversationId}/handoff`)
    if (html.includes('data-may-send="true"')) return 'send'
    return (['handoff/acceptance', 'handoff'] as const).find((noun) =>
      html.includes(`hx-post="/conversations/${conversationId}/${noun}"`),
    )
  }

  private async text(method: string, path: string, body?: URLSearchParams): Promise<string> {
    const headers: Record<string, string> = method === 'GET' ? {} : { 'HX-Request': 'true' }
    const response = await this.browser.send(method, path, { headers, body })
    return response.text()
  }

  private get headers() {
    return { Cookie: this.cookie, Origin: this.browser.url }
  }
}

/** The thread as the agent's socket shows it, resumed by the rules of `public/js/frames.js`. */
export class AgentScreen {
  readonly view = new ThreadView()
  readonly socket: LiveSocket
  /** Whether it has caught up, as the page says with "Live". */
  live = false

  constructor(
    address: string,
    headers: Record<string, string>,
    messages: Shown[],
    private cursor: number,
    tally: Tally,
  ) {
    for (const message of messages) this.view.upsert(message)
    this.socket = new LiveSocket({
      address: () => {
        this.live = false
        return `${address}?since=${this.cursor}`
      },
      headers,
      received: (frame, send) => this.receive(frame, send),
      tally,
    })
  }

  private receive(frame: string, send: (frame: string) => void): void {
    const { rev, live, content } = JSON.parse(frame) as { rev?: number; live?: boolean; content?: string }
    if (content) for (const message of readThread(content).messages) this.view.upsert(message)
    if (rev === undefined) return
    if (live) {
      this.live = true
      this.cursor = Math.max(rev, this.cursor)
    } else if (rev === this.cursor + 1) {
      this.cursor = rev
    } else if (rev > this.cursor && this.live) {
      this.live = false
      send(JSON.stringify({ type: 'resume', since: this.cursor }))
    }
  }
}

function unlessConflict(error: unknown): undefined {
  if (error instanceof Refused && error.status === 409) return undefined
  throw error
}
