import { isBlank } from '../../text/invisible-characters'
import { isolate } from '../../text/isolate'
import type { Conversation } from '../conversations/schema'

/** A visitor's name, or else their email, or else the end of their id. */
export function visitorLabel({
  visitorName,
  visitorEmail,
  visitorId,
}: Pick<Conversation, 'visitorName' | 'visitorEmail' | 'visitorId'>): string {
  return visitorName ?? visitorEmail ?? `Visitor ${visitorId.slice(-4)}`
}

/** What an agent is called in a chat: the first word of their name. */
export function firstName(name: string): string {
  return name.split(/\s+/).find((word) => !isBlank(word)) ?? name
}

/** A visitor as part of a system line or a refusal. */
export function visitorInLine(conversation: Parameters<typeof visitorLabel>[0]): string {
  return isolate(visitorLabel(conversation))
}

/** An agent as part of a system line. */
export function agentInLine(name: string | null): string {
  return isolate(firstName(name ?? 'The agent'))
}

/** What a visitor can expect if no one is there. */
export function writingLater({ visitorEmail }: Pick<Conversation, 'visitorEmail'>): string {
  return visitorEmail
    ? `We will write to you at ${isolate(visitorEmail)}.`
    : 'Leave your email address and we will write to you.'
}

/** A time-out as people say it: "45 s", "2 min", "1 h". */
export function spanInWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`
  return `${Math.round(seconds / 3600)} h`
}
