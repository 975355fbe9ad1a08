import sanitizeHtml from 'sanitize-html'
import type { Rendered } from '../jsx/markup'
import { raw } from '../jsx/raw'
import { safeUrl } from '../shared/safe-url'
import { LINK_MANNERS } from './links'
import { markdown } from './markdown'

// Most messages hold nothing that Markdown could mean.
const MAY_BE_FORMATTED = /[*_`~[#>]|^[ \t]*(?:-|\d+\.)\s/m

export function mayBeFormatted(text: string): boolean {
  return MAY_BE_FORMATTED.test(text)
}

/** Markdown as HTML. */
export function formatMarkdown(text: string): Rendered {
  return raw(sanitizeHtml(markdown.render(text), ALLOWED))
}

// The parser escapes what was typed and makes nothing but these elements. Should it ever err, this is what holds.
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'ul', 'ol', 'li', 'blockquote', 'a'],
  allowedAttributes: {
    a: ['href', 'rel', 'target', 'title'],
    li: ['value'],
    pre: ['dir', 'data-language', 'tabindex', 'role', 'aria-label'],
    ul: ['dir'],
    ol: ['dir'],
    blockquote: ['dir'],
  },
  // What is not allowed is shown as it was written, and not left out.
  disallowedTagsMode: 'recursiveEscape',
  transformTags: { a: (tagName, { href, title }) => ({ tagName, attribs: linkTo(href, title) }) },
  parseStyleAttributes: false,
}

function linkTo(href = '', title?: string): Record<string, string> {
  const url = safeUrl(href)
  if (!url) return {}
  return { href: url, ...LINK_MANNERS, ...(title !== undefined && { title }) }
}
