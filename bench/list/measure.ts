import { sql } from '../../src/db/client'
import type { Pages } from '../../src/model/conversations/pages'
import { mostPinned, SECTIONS } from '../../src/model/conversations/sections'
import { selectionOf, type Viewer } from '../../src/model/conversations/selection'
import { countsMatching } from '../../src/reads/conversations/list/counts'
import { pagesMatching } from '../../src/reads/conversations/list/pages'
import { lookUpOnce } from '../../src/reads/conversations/list/queries'
import { messagesHolding } from '../../src/reads/messages/word-search'
import { type List, pathOf } from './lists'
import type { Words } from './words'

/** What is asked for again and again, in one way or several, and how long each took, in milliseconds. */
export interface Measured {
  label: string
  /** Rows of the list, or messages found. */
  found: number
  database: Way
  counts?: Way
  html: Way
}

interface Way {
  ask: () => Promise<unknown>
  times: number[]
}

/** Gets pages of a Parley as a browser does, over connections that stay open. */
export interface Browser {
  url: string
  cookie: string
  viewer: Viewer
}

export function toMeasureList(list: List, browser: Browser): Measured {
  const selection = selectionOf(list.filter, browser.viewer)
  const { after, filter } = list
  const sections = after
    ? { newest: { after } }
    : Object.fromEntries(SECTIONS.map((section) => [section, { size: mostPinned(section, filter) }]))
  return {
    label: list.label,
    found: Number.NaN,
    database: timed(() => pagesMatching(selection, sections, lookUpOnce(selection, { after }))),
    counts: timed(() => countsMatching(selection)),
    html: timed(() => fetchList(browser.url, browser.cookie, list)),
  }
}

export function toMeasureWords({ label, text }: Words, { url, cookie }: Browser): Measured {
  return {
    label: `${label}: ${text}`,
    found: Number.NaN,
    database: timed(() => messagesHolding(text)),
    html: timed(() => fetchHtml(`${url}/conversations/words?q=${encodeURIComponent(text)}`, cookie, 'section#found')),
  }
}

/** The least that either way can take: a statement through the same driver, and a page of the same Parley. */
export function toMeasureFloor({ url, cookie }: Browser): Measured {
  return {
    label: 'floor: select 1, GET /healthz',
    found: Number.NaN,
    database: timed(() => sql`select 1`),
    html: timed(() => fetchHtml(`${url}/healthz`, cookie, '')),
  }
}

/** Measures everything in turns, so that what else goes on on this machine meets all of it alike. */
export async function measure(all: Measured[], floor: Measured, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    for (const one of all) for (const each of [floor, one]) for (const way of waysOf(each)) await time(way)
  }
}

/** Asks for everything once, so that nothing is measured cold, and sees that the page shows what the database finds. Returns the slowest time. */
export async function warmUp(all: Measured[]): Promise<number> {
  let slowest = 0
  for (const one of all) {
    const began = performance.now()
    const found = await one.database.ask()
    const rows = Array.isArray(found) ? found : SECTIONS.flatMap((section) => (found as Pages)[section].conversations)
    await one.counts?.ask()
    slowest = Math.max(slowest, performance.now() - began)
    one.found = rows.length
    const shown = rowsOf((await one.html.ask()) as string)
    if (shown !== rows.length)
      throw new Error(`${one.label}: the database finds ${rows.length}, but the page shows ${shown}.`)
  }
  return slowest
}

export function fetchList(url: string, cookie: string, list: List): Promise<string> {
  return fetchHtml(url + pathOf(list), cookie, 'conversation-list#list')
}

export async function fetchHtml(address: string, cookie: string, target: string): Promise<string> {
  const response = await fetch(address, { headers: { Cookie: cookie, 'HX-Request': 'true', 'HX-Target': target } })
  const text = await response.text()
  if (response.status !== 200)
    throw new Error(`GET ${address} was answered with ${response.status}: ${text.slice(0, 300)}`)
  return text
}

function rowsOf(html: string): number {
  return html.match(/<li id="row-|class="found__row/g)?.length ?? 0
}

function waysOf({ database, counts, html }: Measured): Way[] {
  return counts ? [database, counts, html] : [database, html]
}

async function time({ ask, times }: Way): Promise<void> {
  const began = performance.now()
  await ask()
  times.push(performance.now() - began)
}

function timed(ask: Way['ask']): Way {
  return { ask, times: [] }
}
