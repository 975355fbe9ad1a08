import type { Browser, Page } from 'playwright-core'
import type { Agent } from '../support/agent'
import { agentPage } from '../support/agent-page'

/** How one conversation was opened and read back. */
export interface Reading {
  openedMs: number
  /** From when the upper edge was reached until the page before it was on screen. */
  pagesMs: number[]
  longestFrameMs: number
  /** The most messages that were on the page. */
  most: number
  /** How far, in pixels, anything moved that was being read. */
  drift: number
  gaps: number
}

// Runs in the page before its own scripts: notes when the newest message is first in view.
const NOTE_OPENED = `
  ;(function look() {
    const frame = document.querySelector('[data-log-scroller]')
    const newest = document.querySelector('#messages')?.lastElementChild
    if (newest && newest.getBoundingClientRect().bottom <= frame.getBoundingClientRect().bottom + 1) window.openedMs = performance.now()
    else requestAnimationFrame(look)
  })()`

/** An agent who reads in a real browser. */
export class Reader {
  private constructor(
    private readonly url: string,
    private readonly browser: Browser,
    private readonly page: Page,
  ) {}

  static async start(url: string, agent: Agent): Promise<Reader> {
    const { browser, page } = await agentPage(url, agent, NOTE_OPENED)
    return new Reader(url, browser, page)
  }

  /** Opens a conversation and scrolls up through so many pages. */
  async read(id: string, pages: number): Promise<Reading> {
    // What the last page leaves behind is not this one's.
    await this.page.goto('about:blank')
    await this.page.goto(`${this.url}/conversations/${id}`)
    await this.page.locator('[data-sync="live"]').waitFor()
    const openedMs = Number(await (await this.page.waitForFunction('window.openedMs')).jsonValue())
    return { openedMs, ...(await this.page.evaluate(readBack, pages)) }
  }

  async close(): Promise<void> {
    await this.browser.close()
  }
}

/** Runs in the page: goes to its upper edge again and again, as fast as more comes. */
async function readBack(pages: number): Promise<Omit<Reading, 'openedMs'>> {
  const WITHIN_MS = 10_000
  const frame = document.querySelector('[data-log-scroller]') as HTMLElement
  const shown = () => [...frame.querySelectorAll<HTMLElement>('#messages > [data-seq]')]
  const first = () => Number(shown()[0]?.dataset.seq)
  const found = { pagesMs: [] as number[], longestFrameMs: 0, most: 0, drift: 0, gaps: 0 }
  const painted = async () => {
    const before = performance.now()
    await new Promise(requestAnimationFrame)
    found.longestFrameMs = Math.max(found.longestFrameMs, performance.now() - before)
  }
  while (found.pagesMs.length < pages && first() > 1) {
    const before = first()
    const began = performance.now()
    frame.scrollTop = 0
    const read = shown()[0] as HTMLElement
    const top = read.getBoundingClientRect().top
    while (first() === before && performance.now() - began < WITHIN_MS) await painted()
    if (first() === before) break
    await painted()
    found.pagesMs.push(performance.now() - began)
    found.drift = Math.max(found.drift, Math.abs(read.getBoundingClientRect().top - top))
    const seqs = shown().map(({ dataset }) => Number(dataset.seq))
    found.most = Math.max(found.most, seqs.length)
    found.gaps += seqs.filter((seq, index) => index > 0 && seq !== (seqs[index - 1] ?? 0) + 1).length
  }
  return found
}
