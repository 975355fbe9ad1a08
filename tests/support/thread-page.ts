import type { Page } from 'playwright-core'

// A thread in a browser: which stretch of it the page holds, and whether what is read stays where it is.

export const scroller = (page: Page) => page.locator('[data-log-scroller]')

/** The places of the messages on the page, from above. */
export function seqs(page: Page): Promise<number[]> {
  return page
    .locator('#messages > [data-seq]')
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.seq)))
}

/** From one number to another, both included. */
export function stretch(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

/** The places of the messages that are in view. */
export function inView(page: Page): Promise<number[]> {
  return scroller(page).evaluate((frame) => {
    const { top, bottom } = frame.getBoundingClientRect()
    const all = [...frame.querySelectorAll<HTMLElement>('#messages > [data-seq]')]
    const seen = all.filter(
      (one) => one.getBoundingClientRect().bottom > top + 1 && one.getBoundingClientRect().top < bottom - 1,
    )
    return seen.map(({ dataset }) => Number(dataset.seq))
  })
}

export function fromEnd(page: Page): Promise<number> {
  return scroller(page).evaluate((one) => Math.round(one.scrollHeight - one.scrollTop - one.clientHeight))
}

/** What scrolling showed: how far anything moved that should have stood still, and the most messages the page held. */
export interface Scrolled {
  drift: number
  most: number
  gaps: number
  first: number
  last: number
}

/**
 * Scrolls by so many pixels again and again, and after each step watches for some frames a message that is in view: only
 * the step itself may move it. Ends after `steps`, or where there is nothing more.
 */
export function scrollBy(page: Page, pixels: number, steps: number): Promise<Scrolled> {
  return scroller(page).evaluate(
    async (frame, [pixels, steps]) => {
      const messages = () => [...frame.querySelectorAll<HTMLElement>('#messages > [data-seq]')]
      const painted = () => new Promise(requestAnimationFrame)
      const found = { drift: 0, most: 0, gaps: 0, first: 0, last: 0 }
      for (let step = 0; step < steps; step++) {
        const before = frame.scrollTop
        frame.scrollTop += pixels
        const top = frame.getBoundingClientRect().top
        const read = messages().find((one) => one.getBoundingClientRect().top >= top)
        const at = read?.getBoundingClientRect().top ?? 0
        if (
          !read ||
          (frame.scrollTop === before &&
            !document.querySelector(`[data-edge="${pixels < 0 ? 'older' : 'newer'}"]:not([hidden])`))
        )
          break
        for (let frames = 0; frames < 6; frames++) {
          await painted()
          if (!read.isConnected) found.drift = Number.POSITIVE_INFINITY
          found.drift = Math.max(found.drift, Math.abs(read.getBoundingClientRect().top - at))
        }
        const shown = messages().map(({ dataset }) => Number(dataset.seq))
        found.most = Math.max(found.most, shown.length)
        found.gaps += shown.filter((seq, index) => index > 0 && seq !== (shown[index - 1] ?? 0) + 1).length
        found.first = shown[0] ?? 0
        found.last = shown.at(-1) ?? 0
      }
      return found
    },
    [pixels, steps] as const,
  )
}
