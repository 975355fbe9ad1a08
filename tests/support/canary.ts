import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/**
 * Stands in every text that the tests make up. It is harmless as text; where it gets into a page unescaped, it ends an
 * attribute and becomes an element, and where htmx's rewriting finds it in an attribute, that one breaks.
 */
export const CANARY = `"'><xss-canary><hx-a >`

/** The ways in that have been found, and their kin. None may be more than text, wherever it stands. */
export const CANARIES = [
  CANARY,
  '<hx-partial hx-target=body hx-swap=beforeend><b hx-get=/canary hx-trigger=load>x</b></hx-partial>',
  '</hx-partial><hx-partial hx-target="body" hx-swap="innerHTML"><xss-canary></hx-partial>',
  '<hx-a ></textarea><b hx-get=/canary hx-trigger=load>',
  '<hx-a/></textarea><b/hx-get=/canary/hx-trigger=load>',
  '<hx-a></title><b hx-get=/canary hx-trigger=load>',
  '<hx-a ></textarea><meta http-equiv=refresh content=0;url=/canary>',
  '</textarea></title></script></style></template><b hx-get=/canary hx-trigger=load>',
  '<template hx type=partial hx-target=body><b hx-get=/canary hx-trigger=load></b></template>',
  '<b hx-swap-oob="innerHTML:body" data-hx-get=/canary ws-connect=/canary>',
  '<b hx-ws:connect=/canary hx-trigger=load>',
  '<!--canary--><!-- > --!><xss-canary>',
  '` \' " onfocus=canary autofocus x=',
  '&lt;hx-a &gt;&quot;&#39;&#96;&#x3c;xss-canary&#62;&lt;/textarea&gt;',
  '<head><title>canary</title></head><body hx-get=/canary hx-trigger=load>',
  '<form id=toasts><input name=getAttributeNames></form><svg><template><b hx-get=/canary>',
]

/**
 * Throws where a text got out of its place in a page, a fragment or a frame, as htmx makes it: an element or an attribute
 * has come of it, or htmx would act on something that does not bear the seal.
 */
export function expectNoCanary(html: string, where: string, seal?: string | null): void {
  if (html.includes('\0')) throw new Error(`A seal is missing in ${where}`)
  const rewritten = asHtmxReads(html)
  const read = /^<!doctype/i.test(html) ? [parse(html), parse(rewritten)] : [parseFragment(rewritten)]
  for (const { childNodes } of read) for (const node of childNodes) look(node, where, seal)
}

/** What `makeFragment` of htmx 4 does to the text of each reply and each frame, before it is parsed. */
function asHtmxReads(text: string): string {
  return text
    .replace(/<hx-([a-z]+)(\s+|>)/gi, '<template hx type="$1"$2')
    .replace(/<\/hx-[a-z]+>/gi, '</template>')
    .replace(/<head(\s[^>]*)?>[\s\S]*?<\/head>/i, '')
}

function look(node: Node, where: string, seal: string | null | undefined): void {
  const became = whatCameOf(node, seal)
  if (became)
    throw new Error(
      `Text became ${became} in ${where}: ${JSON.stringify('attrs' in node ? [node.tagName, node.attrs] : node.nodeName)}`,
    )
  if ('attrs' in node) for (const child of childrenOf(node)) look(child, where, seal)
}

function whatCameOf(node: Node, seal: string | null | undefined): string | undefined {
  if (node.nodeName === '#comment') return 'a comment'
  if (!('attrs' in node)) return undefined
  if (isOfCanary(node)) return 'an element'
  if (node.attrs.some(({ name }) => name.includes('canary') || /^on|^srcdoc$/.test(name))) return 'an attribute'
  if (!isSealed(node, seal)) return 'an instruction to htmx'
  if (/^(script|style)$/.test(node.tagName) && node.childNodes.length > 0) return 'code'
  return undefined
}

function childrenOf(element: Element): Node[] {
  return 'content' in element ? (element as DefaultTreeAdapterTypes.Template).content.childNodes : element.childNodes
}

function isOfCanary({ tagName, attrs }: Element): boolean {
  if (/canary|^(base|iframe|object|embed)$/.test(tagName)) return true
  return tagName === 'meta' && attrs.some(({ name }) => name === 'http-equiv')
}

function isSealed({ tagName, attrs }: Element, seal: string | null | undefined): boolean {
  const attribute = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value
  if (tagName === 'template' && attrs.some(({ name }) => name === 'hx'))
    return Boolean(seal) && attribute('hx-swap')?.endsWith(` seal:${seal}`) === true
  const read = attrs.filter(({ name }) => /^(data-)?(hx|ws)-/.test(name))
  return read.length === 0 || attribute('data-seal') === `${seal}${read.length}`
}

/** The same HTML without its seal and the time, which are others each time. */
export function unsealed(html: string): string {
  return html.replaceAll(/ seal:s[\w-]{16}| data-seal="s[\w-]{16,}"| data-now="\d+"/g, '')
}
