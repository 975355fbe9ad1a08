import { isBlank } from '../../text/invisible-characters'

/** The longest name of a file, in code points. */
const LONGEST_NAME = 200
const LONGEST_EXTENSION = 20

// Control characters, and those that turn the direction of what follows: `photo\u202Egpj.exe` would look like a picture.
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu

/** A name as it may be shown and saved: without folders and what cannot be seen, not too long, never empty. */
export function fitName(name: string): string {
  // Longer names are cut anyway; cutting first spares the patterns from searching megabytes.
  const visible = name
    .slice(-LONGEST_NAME * 10)
    .toWellFormed()
    .replaceAll('\uFFFD', '')
    .replace(UNFIT, '')
  const [last = ''] = visible.split(/[/\\]/).slice(-1)
  const fit = shortenName(last.replaceAll(/\s+/g, ' ').trim())
  return isBlank(fit.replaceAll('.', '')) ? 'file' : fit
}

/** The beginning of a long name, and its extension. */
function shortenName(name: string): string {
  const characters = [...name]
  if (characters.length <= LONGEST_NAME) return name
  const extension = [...(/\.[^.]+$/.exec(name)?.[0] ?? '')]
  const extensionCharacters = extension.length <= LONGEST_EXTENSION ? extension : []
  return `${characters
    .slice(0, LONGEST_NAME - extensionCharacters.length - 1)
    .join('')
    .trim()}…${extensionCharacters.join('')}`
}
