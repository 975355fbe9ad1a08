import { isIP } from 'node:net'

// Underscores are in no name of the internet, but in those that containers call each other by.
const NAME = /^(?=.{1,253}$)(?:[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.)*[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?\.?$/i
const NUMBER = /^(?:\d+|0x[\da-f]*)$/i

/**
 * Whether a Host header says one host: a name of at most 253 characters, made of labels of letters, digits, hyphens and
 * underscores, or an IP address (of version 6 in brackets), and after it a port or nothing. Whatever else there may be, it
 * is nothing that a browser would send, and much of it cannot be part of an address.
 */
export function isHost(text: string): boolean {
  if (text.length > 300) return false
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(text) ?? []
  if (port !== undefined && Number(port) > 65_535) return false
  if (host.startsWith('[')) return isIP(host.slice(1, -1)) === 6 && !host.includes('%')
  return NAME.test(host) && (endsInNumber(host) ? isIP(host) === 4 : URL.canParse(`http://${host}`))
}

/** URL parsers read such a host as an address, and 999.999.999.999 is not one. */
function endsInNumber(host: string): boolean {
  return NUMBER.test(host.replace(/\.$/, '').split('.').at(-1) ?? '')
}
