/** A page of the site the visitor is on, as the page itself tells it. */
export interface VisitedPage {
  pageUrl?: string
  pageTitle?: string
  referrer?: string
}

/**
 * Reads what a client says about the visitor's page. The visitor did not type it, so nothing is refused: invalid
 * characters are removed, long texts are cut, and values that are no text are left out.
 */
export function readVisitedPage(value: unknown): VisitedPage {
  const page: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {}
  return {
    pageUrl: readFact(page.url, 2000),
    pageTitle: readFact(page.title, 300),
    referrer: readFact(page.referrer, 2000),
  }
}

/** A fact about somebody's page or browser as it can be stored: one line of at most so many UTF-16 code units. */
export function readFact(value: unknown, most: number): string | undefined {
  if (typeof value !== 'string') return undefined
  // Half a character comes from a text that was cut, here as well as there.
  const text = value
    .slice(0, most * 4)
    .replace(UNFIT, ' ')
    .trim()
    .slice(0, most)
  return text.replace(HALVES, '').trim() || undefined
}

const UNFIT = /[\p{Cc}\p{Cs}\s]+/gu
const HALVES = /\p{Cs}/gu
