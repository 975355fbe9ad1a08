/** Hebrew, Arabic and their kin, and what turns a text around without being seen. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/**
 * Somebody's words as part of a sentence of ours, where there is no markup to hold a `<bdi>`: titles, labels, system lines.
 * Whatever direction they turn to, or forget to turn back from, ends where they end. Words that turn nothing stay as they are.
 */
export function isolate(text: string): string {
  return TURNS.test(text) ? `\u2068${text.replace(/[\u2066-\u2069]/g, '')}\u2069` : text
}
