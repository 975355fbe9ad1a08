import { withoutInvisible } from './invisible-characters'

const LONGEST_ADDRESS = 254
const LONGEST_LOCAL_PART = 64

/**
 * The email address in what somebody typed or pasted: `Ann Reyes <ann@example.com>`, `mailto:ann@example.com`, or one with
 * a comma behind it or an invisible character inside. Undefined where there is none that mail could reach, or more than one.
 */
export function emailIn(text: string): string | undefined {
  const addresses = new Set<string>()
  for (const [, before = '', after = ''] of halfWidth(withoutInvisible(text)).matchAll(ADDRESS)) {
    const domain = domainIn(after)
    const local = localPartIn(before)
    if (domain && local && local.length + domain.length < LONGEST_ADDRESS) addresses.add(`${local}@${domain}`)
  }
  return addresses.size === 1 ? [...addresses][0] : undefined
}

// Brackets, quotes, commas and colons end an address on either side, so `<`, `mailto:` and a name in front fall away.
const APART = String.raw`\s@<>()\[\]{},;:"\\\p{Ps}\p{Pe}\p{Pi}\p{Pf}、。，；：！？…`
const IN_DOMAIN = String.raw`\p{L}\p{N}\p{M}.\-`
// A domain with another `@` behind it is none, and neither is its beginning.
const ADDRESS = new RegExp(`(?<![^${APART}]|@)([^${APART}]+)@([${IN_DOMAIN}]+)(?![${IN_DOMAIN}@])`, 'gu')

/** Scripts that are written without spaces: a word in one of them beside an address in Latin letters is not part of it. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`

function localPartIn(text: string): string | undefined {
  const local = text.replace(new RegExp(`^.*[${UNSPACED}](?=[\\x21-\\x7e]+$)`, 'u'), '').replace(/^['‘’`*_.!?]+/, '')
  return local === '' || local.length > LONGEST_LOCAL_PART || /^\.|\.\.|\.$/.test(local) ? undefined : local
}

function domainIn(text: string): string | undefined {
  const domain = text
    .replace(new RegExp(`^([\\x2d-\\x7a]*\\.[a-z]{2,})[${UNSPACED}].*$`, 'iu'), '$1')
    .replace(/(?<![.-])[.-]+$/, '')
  const labels = domain.split('.')
  const fits =
    labels.length > 1 &&
    labels.every((label) => label.length <= 63 && /^[\p{L}\p{N}](.*[\p{L}\p{N}\p{M}])?$/u.test(label))
  return fits && /^(xn--.+|[\p{L}\p{M}]{2,})$/u.test(labels.at(-1) ?? '') ? domain : undefined
}

/** Input methods for Chinese and Japanese leave letters, `＠` and `．` in their wide forms. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}
