/** A page of the site the visitor is on, as the page itself tells it. */
export interface PageSeen {
  pageUrl?: string
  pageTitle?: string
  referrer?: string
}

/**
 * Reads what somebody's program says about the page they are on. Nobody chose it, so nothing in it is ever refused: what
 * cannot be stored is taken out, what is too long is cut, and what is no text is left out.
 */
export function pageSeen(said: unknown): PageSeen {
  const page: Record<string, unknown> = typeof said === 'object' && said !== null ? { ...said } : {}
  return { pageUrl: fact(page.url, 2000), pageTitle: fact(page.title, 300), referrer: fact(page.referrer, 2000) }
}

/** A fact about somebody's page or browser as it can be stored: one line of at most so many UTF-16 code units. */
export function fact(said: unknown, most: number): string | undefined {
  if (typeof said !== 'string') return undefined
  // Half a character comes from a text that was cut, here as well as there.
  const text = said
    .slice(0, most * 4)
    .replace(UNFIT, ' ')
    .trim()
    .slice(0, most)
  return text.replace(HALVES, '').trim() || undefined
}

const UNFIT = /[\p{Cc}\p{Cs}\s]+/gu
const HALVES = /\p{Cs}/gu
