import type { JSX } from '#jsx/jsx-runtime'
import { Icon } from '../shared/icons'

const KEYS: { keys: string[]; does: string }[] = [
  { keys: ['/'], does: 'Go to search' },
  { keys: ['Esc'], does: 'Clear the search; press again to leave it' },
  { keys: ['↑', '↓', 'Home', 'End'], does: 'Move through the list' },
  { keys: ['N'], does: 'Take the next waiting visitor while no conversation is open' },
  { keys: ['Enter'], does: 'Open the conversation; send in the composer' },
  { keys: ['Shift+Enter'], does: 'Start a new line in the composer' },
  { keys: ['/'], does: 'Show saved replies in the composer' },
  { keys: ['@'], does: 'Mention a colleague in a note' },
  { keys: ['?'], does: 'Show this list' },
]

/** The keys of the inbox, as docs/inbox.md lists them. The menu and `?` open it. */
export function KeyboardHelp() {
  return (
    <div id="keys" class="menu keys" popover role="dialog" aria-labelledby="keys-title">
      <header class="keys__head">
        <h2 id="keys-title">Keyboard shortcuts</h2>
        <button class="tool" type="button" popovertarget="keys" popovertargetaction="hide" aria-label="Close">
          <Icon name="close" />
        </button>
      </header>
      <dl class="facts keys__list">
        {KEYS.map((line) => (
          <KeyLine {...line} />
        ))}
      </dl>
    </div>
  )
}

function KeyLine({ keys, does }: (typeof KEYS)[number]): JSX.Element {
  return (
    <>
      <dt>
        {keys.map((key) => (
          <kbd safe>{key}</kbd>
        ))}
      </dt>
      <dd safe>{does}</dd>
    </>
  )
}
