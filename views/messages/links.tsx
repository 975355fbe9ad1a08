import type { JSX } from '#jsx/jsx-runtime'
import { escapeText } from '../jsx/markup'
import { safeUrl } from '../shared/safe-url'
import { lengthOf, linkFinder } from './link-finder'

// Nobody shares a longer address, and what is searched for in a text is bounded by it.
const LONGEST = 2_000

/** Finds addresses in a text: of pages that say http, https or www, and of people. The rest that it knows is left out. */
export const linkify = linkFinder({ maxLength: LONGEST })

linkify.add('ftp:', null).add('//', null)

const page = new RegExp(linkify.re.get_url_host_port().source + linkify.re.get_path().source, 'iy')
// It allows ten labels before the last, and is slow to notice that there are more.
const TOO_MANY_LABELS = /(?:[\p{L}\p{N}-]{1,63}\.){11}[\p{L}\p{N}]/uy

linkify.add('www.', {
  validate(text, pos) {
    TOO_MANY_LABELS.lastIndex = pos
    if (TOO_MANY_LABELS.test(text)) return 0
    return lengthOf(text, pos, page)
  },
  normalize: (match) => {
    match.url = `http://${match.url}`
  },
})

// Most texts hold no address, and to look for the signs of one costs a tenth of looking for one.
const MAY_HOLD_LINKS = /:\/\/|www\.|@/i

/** A text as it was typed, with the addresses in it as links. */
export function Linked({ text }: { text: string }): JSX.Element {
  const found = MAY_HOLD_LINKS.test(text) ? (linkify.match(text) ?? []) : []
  const pieces: JSX.Element[] = []
  let end = 0
  for (const { index, lastIndex, raw, url } of found) {
    pieces.push(escapeText(text.slice(end, index)), <Link text={raw} url={url} />)
    end = lastIndex
  }
  pieces.push(escapeText(text.slice(end)))
  return <>{pieces}</>
}

/** What every link in a message has: its page must learn nothing about this one, nor gain from standing here. */
export const LINK_MANNERS = { rel: 'noopener noreferrer nofollow', target: '_blank' }

function Link({ text, url }: { text: string; url: string }): JSX.Element {
  const href = safeUrl(url)
  if (!href) return escapeText(text)
  return (
    <a href={href} {...LINK_MANNERS} safe>
      {text}
    </a>
  )
}
