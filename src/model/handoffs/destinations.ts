/** What may become of an agent's open chats when they sign out. */
export const DESTINATIONS = ['queue', 'ai', 'keep'] as const
export type Destination = (typeof DESTINATIONS)[number]
