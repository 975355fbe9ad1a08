import type { Browser, Page } from 'playwright-core'
import type { Agent } from '../support/agent'
import { agentPage } from '../support/agent-page'
import type { LiveSocket } from '../support/live-socket'
import { now } from '../support/statistics'

/** Where an agent sees messages. */
export interface Screen {
  /** When each message arrived, by id, on the clock of `now`. */
  arrivals(): Promise<Map<string, number>>
  close(): Promise<void>
}

/** The sockets of threads that an agent has open: a message is there when its frame is. */
export async function socketScreen(agent: Agent, conversationIds: string[]): Promise<Screen> {
  const arrived = new Map<string, number>()
  const received = (frame: string) => {
    const at = now()
    for (const [, id = ''] of frame.matchAll(/data-message-id=\\"([0-9a-f-]{36})\\"/g))
      if (!arrived.has(id)) arrived.set(id, at)
  }
  const sockets: LiveSocket[] = []
  for (const id of conversationIds) sockets.push(await agent.listen(id, received))
  return {
    arrivals: async () => arrived,
    async close() {
      for (const socket of sockets) socket.close()
    },
  }
}

// Runs in the page, before its own scripts.
const NOTE_ARRIVALS = `
  window.arrived = {}
  new MutationObserver((changes) => {
    const at = performance.timeOrigin + performance.now()
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node.dataset?.messageId) window.arrived[node.dataset.messageId] ??= at
    }
  }).observe(document, { childList: true, subtree: true })`

/** A real browser with one conversation open: a message is there when it is an element of the page. */
export class BrowserScreen {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async start(url: string, agent: Agent): Promise<BrowserScreen> {
    const { browser, page } = await agentPage(url, agent, NOTE_ARRIVALS)
    return new BrowserScreen(browser, page)
  }

  /** Opens a conversation and waits until the page says that it is live. */
  async open(url: string, conversationId: string): Promise<Screen> {
    await this.page.goto(`${url}/conversations/${conversationId}`)
    await this.page.locator('[data-sync="live"]').waitFor()
    return {
      arrivals: async () => new Map(Object.entries(await this.page.evaluate<Record<string, number>>('window.arrived'))),
      close: async () => void (await this.page.goto('about:blank')),
    }
  }

  /** How far the page's clock is ahead of ours, in milliseconds: the best of several readings. */
  async clockOffset(): Promise<number> {
    let best = { width: Number.POSITIVE_INFINITY, offset: 0 }
    for (let reading = 0; reading < 30; reading++) {
      const before = now()
      const theirs = await this.page.evaluate<number>('performance.timeOrigin + performance.now()')
      const after = now()
      if (after - before < best.width) best = { width: after - before, offset: theirs - (before + after) / 2 }
    }
    return best.offset
  }

  async close(): Promise<void> {
    await this.browser.close()
  }
}
