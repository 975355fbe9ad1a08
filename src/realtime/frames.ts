import type { Rendered } from '../../views/jsx/markup'
import { sealMarkup } from '../../views/jsx/seal'

/**
 * A frame for a page: htmx swaps `content`, and `sync.js` follows `rev`. A `rev` that leaves a number out tells the
 * page that it missed something, and it asks for it. The seal rides in `swap`, the one thing of a frame that htmx hands
 * on to who looks at the content before it is swapped in: `public/js/guard.js`.
 */
export function pageFrame(content: Rendered, rev?: number): string {
  return JSON.stringify({ rev, ...swapOf(content) })
}

/** A part of what was missed: a page that is cut off goes on from `rev`. */
export function stepFrame(content: Rendered, rev: number): string {
  return JSON.stringify({ rev, live: false, ...swapOf(content) })
}

/** Who waits, or whose a conversation is, has changed: a page on which none is open asks what there is to do. */
export function overviewFrame(): string {
  return JSON.stringify({ overview: true })
}

/** The end of catching up: all up to `rev` has been sent, and what follows is live. It tells the server's time, as a reader's clock may be wrong. */
export function liveFrame(rev: number): string {
  return JSON.stringify({ rev, live: true, now: Date.now() })
}

/** What the page shows is out of date for a reason of its own, such as midnight: it asks for what it should show now. */
export function refreshFrame(): string {
  return JSON.stringify({ refresh: true })
}

/** A part of the pages beside the inbox is out of date: pages that show it reload it. `change` is its number. */
export function changedFrame(part: string, change: number): string {
  return JSON.stringify({ changed: part, change })
}

function swapOf(element: Rendered): { content: string; swap: string } {
  const { html, seal } = sealMarkup(element)
  return { content: html, swap: `none seal:${seal}` }
}
