/** Bun's WebSocket, which takes headers. Its types are hidden behind the browser's, which the pages of tests need. */
export const BunSocket = WebSocket as unknown as new (url: string | URL, options: Bun.WebSocketOptions) => Bun.WebSocket
export type BunSocket = Bun.WebSocket
