import { isVoidElement } from '@kitajs/html'
import { attributesOf } from './attributes'
import type { KitaElements } from './kita'
import { escapeHtml, Markup, type Rendered } from './markup'

type Props = Record<string, unknown>
type Component = (props: Props) => Rendered

/**
 * What JSX is compiled to. Kita puts the elements together; everything that goes into them is escaped before, in every
 * component. See docs/decisions/htmx-guard.md.
 */
export function jsx(tag: string | Component, props: Props): Rendered {
  if (typeof tag === 'function') return tag(props)
  const attributes = attributesOf(tag, props)
  if (props.children === undefined && isVoidElement(tag)) return new Markup(`<${tag}${attributes}/>`)
  const contents = contentsIn(tag, props.children)
  return new Markup(`<${tag}${attributes}>${contents}</${tag}>`)
}

function contentsIn(tag: string, children: unknown): string {
  const contents = contentsOf(children)
  // Browsers make a `<bdi>` of these characters, so one of them in a name would end it.
  if (tag === 'bdi') return contents.replace(ISOLATES, '')
  // A parser leaves out the first line break of these.
  if ((tag === 'textarea' || tag === 'pre') && STARTS_WITH_BREAK.test(contents)) return `\n${contents}`
  return contents
}

const ISOLATES = /[\u2066-\u2069]/g
const STARTS_WITH_BREAK = /^[\r\n]/

export { jsx as jsxDEV, jsx as jsxs }

export function Fragment({ children }: Props): Rendered {
  return new Markup(contentsOf(children))
}

function contentsOf(child: unknown): string {
  if (typeof child === 'string') return escapeHtml(child)
  if (child instanceof Markup) return child.html
  if (Array.isArray(child)) {
    let html = ''
    for (const one of child) html += contentsOf(one)
    return html
  }
  if (typeof child === 'number' || typeof child === 'bigint') return String(child)
  if (child === null || child === undefined || typeof child === 'boolean') return ''
  throw new TypeError('This cannot be shown: it is neither text nor rendered, or it must be waited for.')
}

/** The XSS scanner lets children through that are called so. */
export namespace Html {
  export type Children = Rendered | string | number | bigint | boolean | null | undefined | Children[]
}

/** The props of a component that may stand around others. */
export type PropsWithChildren<Props = unknown> = Props & { children?: Html.Children }

export namespace JSX {
  export type Element = Markup | ''
  export type IntrinsicElements = {
    [Tag in keyof KitaElements]: Omit<KitaElements[Tag], 'children' | 'attrs' | 'style'> & { children?: Html.Children }
  }
  export interface ElementChildrenAttribute {
    children: unknown
  }
}
