import type { Random } from '../support/random'

/** The time part of a UUIDv7 is the first 48 bits; the rest is random. */
export function uuidV7(atMs: number, random: Random): string {
  const time = atMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random).slice(1)}-${variant(random)}-${hex(random)}${hex(random)}${hex(random)}`
}

export function uuidV4(random: Random): string {
  return `${hex(random)}${hex(random)}-${hex(random)}-4${hex(random).slice(1)}-${variant(random)}-${hex(random)}${hex(random)}${hex(random)}`
}

/** What a SHA-256 looks like in hex. */
export function digest(random: Random): string {
  return Array.from({ length: 16 }, () => hex(random)).join('')
}

const HEX = Array.from({ length: 65_536 }, (_, number) => number.toString(16).padStart(4, '0'))

function hex(random: Random): string {
  return HEX[Math.floor(random.next() * 65_536)] as string
}

/** Its first two bits are 10. */
function variant(random: Random): string {
  return HEX[0x8000 + Math.floor(random.next() * 0x4000)] as string
}
