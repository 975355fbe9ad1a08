/** A link that somebody wrote, if it leads to a page or an email address; anything else (javascript:, data:) is undefined. */
export function safeUrl(text: string | null): string | undefined {
  const url = text ? URL.parse(text) : null
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : undefined
}
