/**
 * Stands in every text that the tests make up. It is harmless as text; where it gets into a page unescaped, it ends
 * an attribute and becomes an element.
 */
export const CANARY = `"'><xss-canary>`

/** Throws where the canary got out of its text: it is an element of the page, or lies in a script. */
export async function expectNoCanary(html: string, where: string): Promise<void> {
  if (!html.includes('<xss-canary')) return
  let escaped = false
  const found = () => void (escaped = true)
  const code = { text: (chunk: { text: string }) => void (escaped ||= chunk.text.includes('<xss-canary')) }
  await new HTMLRewriter().on('xss-canary', { element: found }).on('script', code).on('style', code).transform(new Response(html)).text()
  if (escaped) throw new Error(`Unescaped text in ${where}: ${around(html)}`)
}

function around(html: string): string {
  const at = html.search(/(?<!="[^"<>]*)<xss-canary/)
  return html.slice(Math.max(0, at - 200), at + 50)
}
