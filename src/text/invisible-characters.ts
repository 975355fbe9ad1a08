/**
 * What is drawn as nothing at all: what Unicode says to ignore (zero widths, soft hyphens, directions, tags, variation
 * selectors, fillers), control characters, and blanks that are neither of these nor space.
 */
const INVISIBLE = String.raw`\p{Default_Ignorable_Code_Point}\p{Cc}\ufeff\ufff9-\ufffb\u2800\u{1d159}`
const SPACE = String.raw`\t-\r \x85\p{Z}`

const visible = new RegExp(`[^${INVISIBLE}${SPACE}]`, 'u')
const invisible = new RegExp(`(?![${SPACE}])[${INVISIBLE}]`, 'gu')

/** Whether a person would see nothing of a text. */
export function isBlank(text: string): boolean {
  return !visible.test(text)
}

/** A text without what cannot be seen, for what is compared or typed off, as addresses are; never for what people say. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '')
}
