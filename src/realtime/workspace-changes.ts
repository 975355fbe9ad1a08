/** What the pages beside the inbox show. */
const WORKSPACE_PARTS = ['mentions', 'tickets', 'articles', 'settings', 'replies'] as const
export type WorkspacePart = (typeof WORKSPACE_PARTS)[number]

// After a start nobody knows what has changed before it: all of it may have.
let latest = Date.now()
const changes = new Map<WorkspacePart, number>(WORKSPACE_PARTS.map((part) => [part, latest]))

/** A thing has changed. Returns the number of the change: it grows, also beyond a restart. */
export function noteChange(part: WorkspacePart): number {
  latest = Math.max(latest + 1, Date.now())
  changes.set(part, latest)
  return latest
}

export function latestChange(): number {
  return latest
}

/** What has changed after a change. */
export function changedSince(change: number): WorkspacePart[] {
  return WORKSPACE_PARTS.filter((part) => (changes.get(part) ?? 0) > change)
}

// A page reads what it shows a moment before it is written.
const READING_MS = 2000

/** Up to where a page that is written now shows what has changed. */
export function placeOfPage(): number {
  return Math.min(latest, Date.now() - READING_MS)
}
