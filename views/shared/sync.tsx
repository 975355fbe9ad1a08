/**
 * How htmx keeps a panel's socket: also in a hidden tab, so that an agent misses nothing, and back within seconds of
 * the server.
 */
export const LIVE_SOCKET = 'ws.pauseOnBackground:false, ws.reconnectMaxDelay:5000'

/** Whether what the panel shows is up to date; `sync.js` keeps it true. */
export function Sync({ class: className = 'sync' }: { class?: string }) {
  return (
    <span class={className} role="status" data-sync="connecting">
      Connecting
    </span>
  )
}
