import type { Shown } from '../support/thread-view'
import { oneSpeaker } from './one-speaker'
import type { Sent } from './play'
import { AGENTS_VIEWS, DATABASE, VISITORS_VIEWS, type ViewName, type Views } from './views'

/** What one view got wrong about the lines that were sent. */
interface Count {
  shown: number
  missing: number
  duplicates: number
  outOfOrder: number
  altered: number
  /** Lines of others, for the table. */
  ai: number
  system: number
}

const WRONG = { missing: 'missing', duplicates: 'doubled', outOfOrder: 'out of order', altered: 'altered' } as const

/** What was found about one thread: counts by view, and every difference in words. */
export interface Comparison {
  counts: Map<ViewName, Count>
  differences: string[]
}

/** Compares what each view shows with what was sent, and the views with each other. */
export function compare(sent: Sent[], views: Views): Comparison {
  const counts = new Map<ViewName, Count>()
  const differences: string[] = []
  for (const [name, messages] of Object.entries(views) as [ViewName, Shown[]][]) {
    const count = check(sent, messages)
    counts.set(name, count)
    for (const [key, words] of Object.entries(WRONG) as [keyof typeof WRONG, string][]) {
      if (count[key] > 0) differences.push(`${name}: ${count[key]} ${words}`)
    }
  }
  differences.push(...disagreements(views, AGENTS_VIEWS), ...disagreements(views, [AGENTS_VIEWS[0], DATABASE]))
  differences.push(
    ...disagreements(views, VISITORS_VIEWS),
    ...unseen(views),
    ...oneSpeaker(views["agent's page"] ?? []),
  )
  return { counts, differences }
}

function check(sent: Sent[], messages: Shown[]): Count {
  const byId = new Map(messages.map((message) => [message.id, message]))
  const lines = messages.filter(isLine)
  const known = new Set(sent.map(({ id }) => id))
  const found = sent.filter(({ id }) => byId.has(id))
  return {
    shown: lines.length,
    missing: sent.length - found.length,
    // Twice in the same place or under the same id, or a line that nobody was told about.
    duplicates:
      messages.length -
      new Set(messages.map(({ seq }) => seq)).size +
      (messages.length - byId.size) +
      lines.filter(({ id }) => !known.has(id)).length,
    outOfOrder:
      descents(messages.map(({ seq }) => seq)) +
      descents(found.map(({ id }) => messages.findIndex((message) => message.id === id))),
    altered: found.filter((line) => byId.get(line.id)?.body !== line.body || byId.get(line.id)?.author !== line.author)
      .length,
    ai: messages.filter(({ author }) => author === 'ai').length,
    system: messages.filter(({ author }) => author === 'system').length,
  }
}

/** Two views of the same audience must be the same, with the assistant's and the system's lines. */
function disagreements(views: Views, [one, other]: readonly [ViewName, ViewName]): string[] {
  const [left, right] = [views[one], views[other]]
  if (!left || !right) return []
  const [leftTexts, rightTexts] = [left.map(text), right.map(text)]
  const at = leftTexts.findIndex((entry, index) => entry !== rightTexts[index])
  if (at === -1 && leftTexts.length === rightTexts.length) return []
  const place = at === -1 ? leftTexts.length : at
  return [
    `${one} and ${other} differ at ${place}: ${leftTexts[place] ?? 'nothing'} | ${rightTexts[place] ?? 'nothing'}`,
  ]
}

/** Visitors see what agents see, but notes and some of the system's lines. */
function unseen(views: Views): string[] {
  const seen = new Set(views["visitor's API"]?.map(({ id }) => id))
  const page = views["agent's page"] ?? []
  const hidden = page.filter(({ id, author }) => !seen.has(id) && author !== 'system' && author !== 'note')
  const there = new Set(page.map(({ id }) => id))
  const only = [...seen].filter((id) => !there.has(id))
  return [
    ...hidden.map(({ id, author }) => `the visitor does not see ${author}'s message ${id}`),
    ...only.map((id) => `only the visitor sees message ${id}`),
  ]
}

function isLine({ author }: Shown): boolean {
  return author === 'visitor' || author === 'agent'
}

function text({ id, seq, author, body }: Shown): string {
  return JSON.stringify([seq, author, body.slice(0, 60), id])
}

function descents(numbers: number[]): number {
  return numbers.filter((number, index) => index > 0 && number < (numbers[index - 1] ?? 0)).length
}
