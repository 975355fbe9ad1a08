import { LiveSocket } from '../support/live-socket'
import { now } from '../support/statistics'

// The agents' screens, in a process of their own: they only note which rows came when. A frame says the same to all who
// look at the same list, so it is read once.

/** A list that somebody looks at. */
export interface ScreenToOpen {
  address: string
  headers: Record<string, string>
}

/** What this process is told. */
export type Order = { open: ScreenToOpen[]; conversations: string[] } | { report: true }

/** What came since the report before. */
export interface Report {
  /** Rows of each frame that differs from others: the place of the conversation and its version, one after the other. */
  frames: number[][]
  /** The screen, the place of the frame in `frames`, and when it came, on the clock of `now`. */
  arrivals: [screen: number, frame: number, at: number][]
  /** All frames to all screens, also those without rows. */
  received: number
  bytes: number
  /** Since the start. */
  reconnects: number
  cpuSeconds: number
}

export type Answer = { open: true } | Report

const tally = { resends: 0, reconnects: 0 }
const places = new Map<string, number>()
const live = new Set<number>()
let report = emptyReport()

process.on('message', (order: Order) => {
  if ('report' in order) tellReport()
  else openAll(order.open, order.conversations)
})

/** Says what came since the last report. */
function tellReport(): void {
  tell({ ...report, reconnects: tally.reconnects, cpuSeconds: cpuSeconds() })
  report = emptyReport()
  recent.clear()
}

function openAll(screens: ScreenToOpen[], conversations: string[]): void {
  for (const [place, id] of conversations.entries()) places.set(id, place)
  for (const [screen, { address, headers }] of screens.entries()) {
    new LiveSocket({
      address: () => address,
      headers,
      received: (frame) => receive(screen, frame, screens.length),
      tally,
    })
  }
}

function receive(screen: number, frame: string, screens: number): void {
  const at = now()
  const known = read(frame)
  report.received++
  report.bytes += known.bytes
  if (known.rows.length > 0) report.arrivals.push([screen, known.place, at])
  // All of them have caught up: what comes from now on counts.
  if (live.size < screens && frame.includes('"live":true') && live.add(screen).size === screens) {
    report = emptyReport()
    recent.clear()
    tell({ open: true })
  }
}

interface Read {
  place: number
  rows: number[]
  bytes: number
}

const recent = new Map<string, Read>()
const REMEMBERED = 300

function read(frame: string): Read {
  const known = recent.get(frame)
  if (known) return known
  const rows: number[] = []
  for (const [, id = '', version] of frame.matchAll(
    /<li id=\\"row-([0-9a-f-]{36})\\"[^>]*? data-version=\\"(\d+)\\"/g,
  )) {
    const place = places.get(id)
    if (place !== undefined) rows.push(place, Number(version))
  }
  const fresh = { place: report.frames.push(rows) - 1, rows, bytes: Buffer.byteLength(frame) }
  recent.set(frame, fresh)
  if (recent.size > REMEMBERED) recent.delete(recent.keys().next().value ?? '')
  return fresh
}

function tell(answer: Answer): void {
  process.send?.(answer)
}

function emptyReport(): Report {
  return { frames: [], arrivals: [], received: 0, bytes: 0, reconnects: 0, cpuSeconds: 0 }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
