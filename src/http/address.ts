import { BlockList, isIP } from 'node:net'
import type { Server } from 'bun'
import { config } from '../config'

/**
 * The address of who asks. X-Forwarded-For is believed only from a trusted proxy, and from the right: the nearest
 * address that is not such a proxy itself.
 */
export function clientAddress(request: Request, server: Server<unknown> | null): string {
  let address = server?.requestIP(request)?.address ?? '127.0.0.1'
  const forwarded = (request.headers.get('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  while (trusted(address)) {
    const next = forwarded.pop()
    if (!next || !isIP(next)) break
    address = next
  }
  return address
}

function trusted(address: string): boolean {
  if (config.trustedProxies.length === 0) return false
  const plain = address.replace(/^::ffff:/, '')
  return proxies().check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
}

let known: { ranges: string[]; list: BlockList } | undefined

function proxies(): BlockList {
  if (known?.ranges === config.trustedProxies) return known.list
  const list = new BlockList()
  for (const range of config.trustedProxies) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family)
  }
  known = { ranges: config.trustedProxies, list }
  return list
}
