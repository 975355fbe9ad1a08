/** Pages say so every 1.5 s while somebody types. */
const SIGN_LASTS_MS = 3000
const MOST_KEPT = 10_000

/** When each visitor last said that they are typing, by conversation. Their socket is in this process. */
const typing = new Map<string, number>()

/** A visitor is typing in a conversation, or has stopped or sent it. */
export function noteVisitorTyping(conversationId: string, on: boolean): void {
  if (!on) return void typing.delete(conversationId)
  if (typing.size >= MOST_KEPT) forgetOld()
  typing.set(conversationId, performance.now())
}

/** Whether a visitor has typed a moment ago and not said since that they stopped. */
export function isVisitorTyping(conversationId: string): boolean {
  const at = typing.get(conversationId)
  return at !== undefined && performance.now() - at < SIGN_LASTS_MS
}

function forgetOld(): void {
  for (const id of typing.keys()) if (!isVisitorTyping(id)) typing.delete(id)
}
