import type { Change, Transport } from './transport'

let transport: Transport | undefined

/** Set once at boot. Programs that only work on the database, such as `parley demo`, publish to nobody. */
export function publishThrough(chosen: Transport): void {
  transport = chosen
}

/** Sends what `render` makes to everybody on the topic. Only `broadcasts.tsx` files call this, after the commit. */
export function publish(topic: string, render: () => string, change?: Change): void {
  if (isHeard(topic)) transport?.publish(topic, render(), change)
}

/** Whether anybody listens to a topic. */
export function isHeard(topic: string): boolean {
  return transport?.hasListeners(topic) ?? false
}
