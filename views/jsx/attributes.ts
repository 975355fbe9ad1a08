import { escapeHtml, SEAL_HERE } from './markup'

/**
 * All attributes of all elements are written here, so none can be left unescaped. An element that htmx acts on gets a
 * seal, with the number of attributes that htmx reads: `public/js/guard.js` lets no other through. `data-seal` alone is the
 * seal itself, for the script that checks it.
 */
export function attributesOf(tag: string, props: Record<string, unknown>): string {
  let written = ''
  let read = 0
  for (const name in props) {
    if (name === 'children' || name === 'safe') continue
    const value = props[name]
    if (value === undefined || value === null || value === false) continue
    if (forHtmx(name)) read++
    if (name === 'data-seal') written += ` data-seal="${SEAL_HERE}"`
    else if (value === true) written += ` ${name}`
    else
      written += ` ${name}="${escapeHtml(textOf(name, value))}${tag === 'hx-partial' && name === 'hx-swap' ? ` seal:${SEAL_HERE}` : ''}"`
  }
  if (read === 0) return written
  // htmx takes the element of a partial away before anybody can look at it, but keeps what its `hx-swap` says.
  if (tag === 'hx-partial') return written
  return ` data-seal="${SEAL_HERE}${read}"${written}`
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (name === 'class' && Array.isArray(value)) return value.filter(Boolean).join(' ')
  throw new TypeError(`The attribute ${name} cannot be a ${typeof value}.`)
}

// The content security policy forbids styles and handlers in attributes; `attrs` is Kita's way around all escaping.
const NAME = /^(?!on|(style|attrs|srcdoc)$)[a-zA-Z][\w:.-]*$/
const known = new Map<string, boolean>()

/** Attribute names come from the source, unless somebody spreads user input; each name is checked once. */
function forHtmx(name: string): boolean {
  let reads = known.get(name)
  if (reads === undefined) {
    if (!NAME.test(name)) throw new TypeError(`${JSON.stringify(name)} cannot be the name of an attribute here.`)
    known.set(name, (reads = name.startsWith('hx-')))
  }
  return reads
}
