import type { Rendered } from '../../views/jsx/markup'
import { sealed } from '../../views/jsx/seal'

/** A reply of HTML. The seal beside it is what the page knows it by: `public/js/guard.js` swaps nothing in without one. */
export function htmlReply(content: Rendered, { status = 200, headers = new Headers() }: { status?: number; headers?: Headers } = {}): Response {
  const { html, seal } = sealed(content)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Parley-Seal', seal)
  return new Response(html, { status, headers })
}
