import { brotliCompressSync, constants } from 'node:zlib'

/** What a page weighs, in bytes as they travel; `html` is compressed here where the server does not do it. */
export interface PageBytes {
  html: number
  /** Whether the server compressed the HTML. */
  htmlCompressed: boolean
  css: number
  js: number
}

/** Loads a page with its styles and scripts, as a browser that takes brotli does. */
export async function bytesOfPage(url: string, headers: Record<string, string> = {}): Promise<PageBytes> {
  const page = await load(url, headers)
  const links: { kind: 'css' | 'js'; url: string }[] = []
  const found = (kind: 'css' | 'js', address: string | null) =>
    void (address && links.push({ kind, url: new URL(address, url).href }))
  new HTMLRewriter()
    .on('link[rel="stylesheet"]', { element: (link) => found('css', link.getAttribute('href')) })
    .on('script[src]', { element: (script) => found('js', script.getAttribute('src')) })
    .transform(page.text)

  const bytes: PageBytes = { html: page.bytes, htmlCompressed: page.compressed, css: 0, js: 0 }
  for (const link of links) bytes[link.kind] += (await load(link.url, headers)).bytes
  return bytes
}

/** The size of one file as it travels. */
export async function bytesOfFile(url: string): Promise<number> {
  return (await load(url, {})).bytes
}

async function load(
  url: string,
  headers: Record<string, string>,
): Promise<{ text: string; bytes: number; compressed: boolean }> {
  const [sent, plain] = await Promise.all([
    fetch(url, { headers: { ...headers, 'Accept-Encoding': 'br' }, decompress: false }),
    fetch(url, { headers: { ...headers, 'Accept-Encoding': 'identity' } }),
  ])
  if (!sent.ok || !plain.ok) throw new Error(`${url} answered with ${sent.status}.`)
  const [body, text] = [await sent.bytes(), await plain.text()]
  const compressed = sent.headers.get('content-encoding') === 'br'
  return {
    text,
    compressed,
    bytes: compressed
      ? body.length
      : brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length,
  }
}
