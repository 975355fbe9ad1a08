import type { Token } from 'markdown-it'
import { linkFinder } from './link-finder'

// In a label, an address is recognised without http too.
const addresses = linkFinder({ fuzzyLink: true, fuzzyIP: true })

/**
 * Goes through the links that somebody labelled. One that says one address and leads to another says where; one that
 * says nothing says its address; one without an address is what was typed. And a picture, of which the parser leaves an
 * exclamation mark and a link, is that link: no page should be asked for a picture because somebody reads a message.
 */
export function honestLinks({ children }: Token): void {
  if (!children?.some(isLabelled)) return
  let open: Token | undefined
  let label = ''
  for (const [at, token] of children.entries()) {
    if (open) label += token.content
    if (isLabelled(token)) {
      open = token
      label = ''
      withoutMark(children[at - 1])
    }
    if (token.type === 'link_close' && open) {
      conclude(open, token, label)
      open = undefined
    }
  }
}

function isLabelled({ type, markup }: Token): boolean {
  return type === 'link_open' && markup !== 'linkify'
}

function withoutMark(before: Token | undefined): void {
  if (before?.type === 'text') before.content = before.content.replace(/!$/, '')
}

function conclude(open: Token, close: Token, label: string): void {
  const href = open.attrGet('href')
  if (href) {
    // The renderer writes it within the link.
    close.content = whatItHides(label, String(href))
  } else {
    asTyped(open, '[')
    asTyped(close, ']()')
  }
}

function asTyped(token: Token, content: string): void {
  Object.assign(token, { type: 'text', tag: '', nesting: 0, content })
}

function whatItHides(label: string, href: string): string {
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(label)) return href
  const place = placeOf(href)
  const other = addresses.match(label)?.some(({ url }) => placeOf(url) !== place)
  return other || URL.parse(href)?.username ? ` (${place})` : ''
}

/** The host of a page, or the address of a mail. */
function placeOf(url: string): string | undefined {
  const parsed = URL.parse(url)
  return parsed?.protocol === 'mailto:' ? parsed.pathname : parsed?.host
}
