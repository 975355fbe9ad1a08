import { BlockList, isIP } from 'node:net'
import type { Server } from 'bun'
import { config } from './config'
import { log } from './log'

/**
 * The client's address. X-Forwarded-For is believed only from a trusted proxy, and is read from the right up to the
 * first address that is not such a proxy.
 */
export function clientAddress(request: Request, server: Server<unknown> | null): string {
  let address = addressIn(server?.requestIP(request)?.address ?? '') ?? '127.0.0.1'
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',').filter((part) => part.trim() !== '')
  if (forwarded.length > 0) noteUntrusted(address)
  while (isTrusted(address)) {
    const next = addressIn(forwarded.pop() ?? '')
    if (!next) break
    address = next
  }
  return address
}

/** The eight groups of an IPv6 address. */
export function groupsOf(address: string): number[] {
  const [before = [], after] = hexadecimal(address).split('::').map(groupsIn)
  if (after === undefined) return before
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after]
}

/** An address as proxies write it, without its port and its zone; IPv4 that is wrapped in IPv6 is IPv4. */
function addressIn(text: string): string | undefined {
  const [, bracketed, dotted, plain = ''] =
    /^(?:\[([^\]]*)\](?::\d+)?|(\d+\.\d+\.\d+\.\d+):\d+|(.*))$/.exec(text.trim()) ?? []
  const [address = ''] = (bracketed ?? dotted ?? plain).split('%')
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : undefined
  const groups = groupsOf(address)
  const mapped = groups.slice(0, 6).join() === '0,0,0,0,0,65535'
  if (!mapped) return address.toLowerCase()
  return groups
    .slice(6)
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

function groupsIn(part: string): number[] {
  return part
    .split(':')
    .filter(Boolean)
    .map((group) => Number.parseInt(group, 16))
}

/** The last four bytes of an IPv6 address may be written as an IPv4 one. */
function hexadecimal(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number)
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
}

function isTrusted(address: string): boolean {
  if (config.trustedProxies.length === 0) return false
  return proxies().check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

let trustedProxyList: { ranges: string[]; list: BlockList } | undefined

function proxies(): BlockList {
  if (trustedProxyList?.ranges === config.trustedProxies) return trustedProxyList.list
  const list = new BlockList()
  for (const range of config.trustedProxies) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  trustedProxyList = { ranges: config.trustedProxies, list }
  return list
}

let hasNotedProxy = false

/** Behind a proxy that is not configured, all clients have the same address and share its limits. */
function noteUntrusted(address: string): void {
  if (hasNotedProxy || isTrusted(address) || !NEARBY.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) return
  hasNotedProxy = true
  log.warn(
    'requests arrive with X-Forwarded-For from a proxy that is not in TRUSTED_PROXIES, so all visitors behind it count as one address',
  )
}

const NEARBY = new BlockList()
for (const [address, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEARBY.addSubnet(address, bits, 'ipv4')
NEARBY.addSubnet('::1', 128, 'ipv6')
NEARBY.addSubnet('fc00::', 7, 'ipv6')
