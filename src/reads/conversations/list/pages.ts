import type { Page, PageRequest, Pages } from '../../../model/conversations/pages'
import { SECTIONS, type Section } from '../../../model/conversations/sections'
import type { Selection } from '../../../model/conversations/selection'
import { conversationsMatching, lookUpOnce } from './queries'

const NOTHING: Page = { conversations: [], more: false }

/** Looks up a page of each section that is asked for. `lookUp` may be shared with the counts of the same list. */
export async function pagesMatching(
  selection: Selection,
  pageRequests: Partial<Record<Section, PageRequest>>,
  lookUp = lookUpOnce(selection, pageRequests.newest),
): Promise<Pages> {
  const pages = SECTIONS.map(async (section) => {
    const pageRequest = pageRequests[section]
    if (!pageRequest) return NOTHING
    return section === 'newest'
      ? conversationsMatching(selection, pageRequest, lookUp)
      : conversationsMatching(selection, { ...pageRequest, section })
  })
  const [waiting = NOTHING, missed = NOTHING, newest = NOTHING] = await Promise.all(pages)
  return { waiting, missed, newest }
}
