import { htmlOf, type Rendered, SEAL_HERE } from './markup'

/** HTML on its way to a page, and the seal that is on what htmx may act on in it. */
export interface Sealed {
  html: string
  seal: string
}

/**
 * Seals a reply or a frame. The seal is new each time and travels beside the content, so that nobody can have written it
 * into what they typed: `public/js/guard.js` takes from everything without it what htmx reads.
 */
export function sealed(content: Rendered): Sealed {
  const seal = `s${Buffer.from(crypto.getRandomValues(new Uint8Array(12))).toString('base64url')}`
  return { seal, html: htmlOf(content).replaceAll(SEAL_HERE, seal) }
}
