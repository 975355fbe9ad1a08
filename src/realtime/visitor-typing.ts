/** Pages say so every 1.5 s while somebody types. */
const SIGN_LASTS_MS = 3000
const MOST_KEPT = 10_000

/** When each visitor last said that they are typing, by conversation. Their socket is in this process. */
const typingSince = new Map<string, number>()

/** A visitor is typing in a conversation, or has stopped or sent it. */
export function noteVisitorTyping(conversationId: string, isTyping: boolean): void {
  if (!isTyping) return void typingSince.delete(conversationId)
  if (typingSince.size >= MOST_KEPT) forgetOld()
  typingSince.set(conversationId, performance.now())
}

/** Whether a visitor has typed a moment ago and not said since that they stopped. */
export function isVisitorTyping(conversationId: string): boolean {
  const at = typingSince.get(conversationId)
  return at !== undefined && performance.now() - at < SIGN_LASTS_MS
}

function forgetOld(): void {
  for (const id of typingSince.keys()) if (!isVisitorTyping(id)) typingSince.delete(id)
}
