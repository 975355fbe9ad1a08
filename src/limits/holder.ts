import { isIP } from 'node:net'
import type { Server } from 'bun'
import { clientAddress, groupsOf } from '../ground/address'

/** The client as limits name it. */
export function holderAt(request: Request, server: Server<unknown> | null): string {
  return holderOf(clientAddress(request, server))
}

/** An address as limits name it. Of IPv6 that is the network of 64 bits: someone who has one address in it has them all. */
export function holderOf(address: string): string {
  if (isIP(address) !== 6) return address
  const network = groupsOf(address)
    .slice(0, 4)
    .map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}
