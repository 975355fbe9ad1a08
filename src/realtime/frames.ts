import { render } from '../../views/shared/render'

/**
 * A frame for a page: htmx swaps `content`, and `sync.js` follows `rev`. A `rev` that leaves a number out tells the
 * page that it missed something, and it asks for it.
 */
export function pageFrame(content: JSX.Element, rev?: number): string {
  return JSON.stringify({ rev, content: render(content) })
}

/** A part of what was missed: a page that is cut off goes on from `rev`. */
export function stepFrame(content: JSX.Element, rev: number): string {
  return JSON.stringify({ rev, live: false, content: render(content) })
}

/** The end of catching up: all up to `rev` has been sent, and what follows is live. It tells the server's time, as a reader's clock may be wrong. */
export function liveFrame(rev: number): string {
  return JSON.stringify({ rev, live: true, now: Date.now() })
}

/** What the page shows is out of date for a reason of its own, such as midnight: it asks for what it should show now. */
export function refreshFrame(): string {
  return JSON.stringify({ refresh: true })
}
