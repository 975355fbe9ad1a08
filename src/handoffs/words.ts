import type { Conversation } from '../conversations/schema'
import { isBlank } from '../invisible'

/** What a visitor is called where they gave no name: their email, or the end of their id. */
export function visitorLabel({ visitorName, visitorEmail, visitorId }: Pick<Conversation, 'visitorName' | 'visitorEmail' | 'visitorId'>): string {
  return visitorName ?? visitorEmail ?? `Visitor ${visitorId.slice(-4)}`
}

/** How an agent is called in a chat: by the first word of their name. */
export function firstName(name: string): string {
  return name.split(/\s+/).find((word) => !isBlank(word)) ?? name
}
