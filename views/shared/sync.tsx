/** Whether what the panel shows is up to date; `sync.js` keeps it true. */
export function Sync() {
  return (
    <span class="sync" role="status" data-sync="connecting">
      Connecting
    </span>
  )
}
