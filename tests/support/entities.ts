const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }

/** A text or the value of an attribute as a browser reads it. */
export function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hexadecimal, number, name) => {
    if (name) return NAMED[name.toLowerCase()] ?? ''
    return String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(number))
  })
}
