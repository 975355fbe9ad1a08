import { conversationsMatching, lookUpOnce, type Page, type PageAsked } from './queries'
import { SECTIONS, type Section } from './sections'
import type { Selection } from './selection'

/** All that a list shows at once: a page of each of its sections. */
export type Pages = Record<Section, Page>

const NOTHING: Page = { conversations: [], more: false }

/** Looks up a page of each section that is asked for. `lookUp` may be shared with the counts of the same list. */
export async function pagesMatching(
  selection: Selection,
  asked: Partial<Record<Section, PageAsked>>,
  lookUp = lookUpOnce(selection, asked.newest),
): Promise<Pages> {
  const pages = SECTIONS.map(async (section) => {
    const wanted = asked[section]
    if (!wanted) return NOTHING
    return section === 'newest' ? conversationsMatching(selection, wanted, lookUp) : conversationsMatching(selection, { ...wanted, section })
  })
  const [waiting = NOTHING, missed = NOTHING, newest = NOTHING] = await Promise.all(pages)
  return { waiting, missed, newest }
}

/** Whether a list has no row at all. */
export function isEmpty(pages: Pages): boolean {
  return SECTIONS.every((section) => pages[section].conversations.length === 0)
}
