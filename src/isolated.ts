/**
 * Somebody's words as part of a sentence of ours, where there is no markup to hold a `<bdi>`: titles, labels, system lines.
 * Whatever direction they turn to, or forget to turn back from, ends where they end.
 */
export function isolated(text: string): string {
  return `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069`
}
