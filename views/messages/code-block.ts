import type { Token } from 'markdown-it'
import { escapeHtml } from '../jsx/markup'

// As many characters of code stand in a line of the smallest bubble.
const FITS = 24

/** Code between fences. Where a line may be too long for the bubble, the keyboard can scroll it. */
export function codeBlock({ content, info }: Token): string {
  const code = content.replace(/\n$/, '')
  const language = info.trim()
  const named = language ? ` data-language="${escapeHtml(language)}"` : ''
  const scrolls = code.split('\n').some((line) => line.length > FITS)
  const reachable = scrolls ? ' tabindex="0" role="group" aria-label="Code"' : ''
  return `<pre dir="ltr"${named}${reachable}><code>${escapeHtml(code)}</code></pre>`
}
