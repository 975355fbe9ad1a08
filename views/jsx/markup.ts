/**
 * Finished HTML. JSX renders to it and inserts nothing else unescaped: a string is always text. So what somebody typed
 * can become markup in one way only, through `raw`.
 */
export class Markup {
  constructor(readonly html: string) {}
}

/** What a component renders to; an empty string where there is nothing to show. */
export type Rendered = Markup | ''

/** Stands in finished HTML where the seal of its delivery goes (`seal.ts`). No text can hold it. */
export const SEAL_HERE = '\0'

const SPECIAL = /[&<>"'`\0]/

/**
 * Escapes a text for use between tags and in attributes. `<` is escaped in attributes too: htmx looks for tags in the
 * text of a reply before it is parsed, and does not know what is a value.
 */
export function escapeHtml(text: string): string {
  if (!SPECIAL.test(text)) return text
  return Bun.escapeHTML(text).replaceAll('`', '&#96;').replaceAll(SEAL_HERE, '')
}

/** A text on its own, between elements. */
export function escapeText(text: string): Rendered {
  return new Markup(escapeHtml(text))
}

/** The HTML of a component, with the places for its seal. Ours are made at once; one that must be waited for is refused. */
export function htmlOf(element: Rendered): string {
  if (element instanceof Markup) return element.html
  if (element === '') return ''
  throw new TypeError('A component must render to markup, and at once.')
}
