import type { TestSocket } from './sockets'

interface LivePageOptions {
  /** Loads the page as it is now. */
  load(): Promise<string>
  /** Opens its socket. */
  connect(since: number): Promise<TestSocket>
}

interface Part {
  rev: number
  html: string
}

/** What a page shows of a thread: its messages in their order, and how far the other side has got. */
export interface Shown {
  messages: string[]
  receipts: string | undefined
}

/** A page without a browser: what it showed when it was loaded, changed by the frames that came since. */
export class LivePage {
  private parts = new Map<string, Part & { seq: number }>()
  private receipts: Part | undefined
  private cursor = 0
  private socket: TestSocket | undefined
  private applied = 0

  static async open(options: LivePageOptions): Promise<LivePage> {
    const page = new LivePage(options)
    const html = await options.load()
    page.take(html)
    page.cursor = Number(/data-cursor="(\d+)"/.exec(html)?.[1])
    await page.connect()
    return page
  }

  private constructor(private readonly options: LivePageOptions) {}

  /** Closes the socket; what comes now is missed until `connect`. */
  async disconnect(): Promise<void> {
    this.catchUp()
    await this.socket?.close()
  }

  async connect(): Promise<void> {
    this.socket = await (await this.options.connect(this.cursor)).caughtUp()
    this.applied = 0
  }

  /** What it shows by now. */
  shown(): Shown {
    this.catchUp()
    return {
      messages: [...this.parts.values()].sort((a, b) => a.seq - b.seq).map(({ html }) => html),
      receipts: this.receipts?.html,
    }
  }

  /** What it would show if it were loaded now. */
  async afresh(): Promise<Shown> {
    const fresh = new LivePage(this.options)
    fresh.take(await this.options.load())
    return fresh.shown()
  }

  private catchUp(): void {
    const frames = this.socket?.frames ?? []
    for (const { rev, content = '' } of frames.slice(this.applied)) {
      this.take(content)
      if (rev) this.cursor = Math.max(rev, this.cursor)
    }
    this.applied = frames.length
  }

  /** As the swap `upsert` does: what is older than what is there is left out. */
  private take(html: string): void {
    for (const part of messagesIn(html)) {
      const id = /id="([^"]+)"/.exec(part)?.[1] ?? ''
      const [rev, seq] = [number(part, 'rev'), number(part, 'seq')]
      if (rev > (this.parts.get(id)?.rev ?? 0)) this.parts.set(id, { rev, seq, html: part })
    }
    for (const [receipts] of html.matchAll(/<p id="receipts"[^>]*>/g)) {
      const rev = number(receipts, 'rev')
      if (rev >= (this.receipts?.rev ?? 0)) this.receipts = { rev, html: receipts }
    }
  }
}

/** The elements of messages in a piece of a page, whole. */
function messagesIn(html: string): string[] {
  return [...html.matchAll(/<div id="message-[\da-f]/g)].map(({ index }) => {
    let depth = 0
    for (const { 0: tag, index: at } of html.slice(index).matchAll(/<div\b|<\/div>/g)) {
      depth += tag === '</div>' ? -1 : 1
      if (depth === 0) return html.slice(index, index + at + tag.length)
    }
    throw new Error(`A message has no end: ${html.slice(index, index + 200)}`)
  })
}

function number(html: string, name: string): number {
  return Number(new RegExp(`data-${name}="(\\d+)"`).exec(html)?.[1])
}
