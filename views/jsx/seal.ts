import { randomToken } from '../../src/text/digest'
import { htmlOf, type Rendered, SEAL_HERE } from './markup'

/** HTML on its way to a page, and the seal that is on what htmx may act on in it. */
export interface SealedMarkup {
  html: string
  seal: string
}

/**
 * Seals a reply or a frame. The seal is new each time and travels beside the content, so that nobody can have written it
 * into what they typed: `public/js/guard.js` takes from everything without it what htmx reads.
 */
export function sealMarkup(content: Rendered): SealedMarkup {
  const seal = `s${randomToken(12)}`
  const html = htmlOf(content)
  // The script of a page that htmx does nothing on needs none, and without one lets nothing through. So a page that is made
  // twice is the same: signing in must not look different for accounts that exist.
  if (html.includes(OF_SCRIPT) && html.indexOf(SEAL_HERE) === html.lastIndexOf(SEAL_HERE))
    return { seal, html: html.replace(OF_SCRIPT, '') }
  return { seal, html: html.replaceAll(SEAL_HERE, seal) }
}

const OF_SCRIPT = ` data-seal="${SEAL_HERE}"`
