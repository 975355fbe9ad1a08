/** A link that came from somebody, if it leads to a page or a mail; anything else (javascript:, data:) is undefined. */
export function safeUrl(text: string | null): string | undefined {
  const url = text ? URL.parse(text) : null
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : undefined
}
