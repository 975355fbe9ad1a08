import type { Agent } from '../../src/model/agents/schema'
import { isolate } from '../../src/text/isolate'
import { Avatar } from '../shared/avatar'
import { Icon } from '../shared/icons'

const APPEARANCES = [
  { value: 'light dark', words: 'System' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
]

/** The avatar at the foot of the rail, and the menu that it opens. */
export function AccountMenu({ agent }: { agent: Agent }) {
  const { id, name, email } = agent
  return (
    <>
      <button class="rail__me" type="button" popovertarget="me" aria-label={`${isolate(name)}: your menu`}>
        <Avatar name={name} seed={id} />
      </button>
      <div id="me" class="menu me" popover>
        <div class="me__who who">
          <div>
            <b>
              <bdi safe>{name}</bdi>
            </b>
            <small safe>{email}</small>
          </div>
        </div>
        <a class="menu__item me__settings" href="/settings">
          <Icon name="settings" />
          Settings
        </a>
        <button class="menu__item" type="button" popovertarget="keys" data-key="?">
          <Icon name="key" />
          Keyboard shortcuts
          <kbd>?</kbd>
        </button>
        <Appearance />
        <button class="menu__item" type="button" hx-delete="/session" hx-swap="none">
          <Icon name="leave" />
          Sign out
        </button>
      </div>
    </>
  )
}

/** Light or dark; `appearance.js` keeps it in the browser. */
function Appearance() {
  return (
    <label class="menu__item">
      Appearance
      <select class="select" name="appearance" autocomplete="off">
        {APPEARANCES.map(({ value, words }) => (
          <option value={value} safe>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
