import type { TicketInput } from '../actions/tickets/open'
import type { Ticket } from '../model/tickets/schema'
import type { Device } from '../model/visitors/browser'

/** Who of the team does something, by first name. */
export type TeamMember = 'Mira' | 'Jonas' | 'Priya'

/** One thing that happens in a chat of the demo. */
export type Step =
  | { visitor: string }
  /** The visitor asks for a person. */
  | { asksForPerson: true }
  | LaterStep

/** What happens once the visitor has begun. */
export type LaterStep =
  /** The responder answers what the visitor said, from the articles. */
  | { responds: true }
  | { joins: TeamMember }
  | { accepts: TeamMember }
  | { agent: string }
  /** Somebody leaves a note for the team. */
  | { note: string; by: TeamMember }
  | { ticket: TicketInput; by: TeamMember; status?: Ticket['status'] }
  | { releases: TeamMember }
  | { ends: TeamMember | 'visitor' }

/** A chat of the demo, and how long ago it began. */
export interface Script {
  name?: string
  email?: string
  device: Device
  /** The page of the shop the visitor was on: its path and title. */
  page: [path: string, title: string]
  minutesAgo: number
  steps: Step[]
}

const MINUTES_A_DAY = 24 * 60

export const days = (count: number, minutes = 0) => count * MINUTES_A_DAY + minutes

export const devices = {
  mac: { browser: 'Safari 19', system: 'macOS', language: 'en-GB' },
  iphone: { browser: 'Safari 19', system: 'iOS', language: 'de-DE' },
  windows: { browser: 'Edge 147', system: 'Windows', language: 'en-US' },
  android: { browser: 'Chrome 147', system: 'Android', language: 'es-ES' },
  linux: { browser: 'Firefox 151', system: 'Linux', language: 'fr-FR' },
} satisfies Record<string, Device>
