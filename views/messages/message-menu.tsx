import { CHANGEABLE_MINUTES } from '../../src/model/messages/change-window'
import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'

/** What can be done with a message, once a page; `message-menu.js` opens it beside the message that it is for. */
export function MessageMenu({ audience }: { audience: 'agents' | 'visitor' }) {
  return (
    <div
      id="message-menu"
      class="menu"
      role="menu"
      aria-label="Message actions"
      popover
      data-changeable={CHANGEABLE_MINUTES}
      data-script={assetUrl('message-menu.js')}
    >
      <button class="menu__item" type="button" role="menuitem" data-menu="edit">
        <Icon name="edit" />
        Edit
      </button>
      <button class="menu__item menu__item--danger" type="button" role="menuitem" data-menu="delete">
        <Icon name="trash" />
        <span data-menu-words>Delete</span>
      </button>
      <button class="menu__item" type="button" role="menuitem" data-menu="text">
        <Icon name="copy" />
        Copy text
      </button>
      {audience === 'visitor' && (
        <button
          class="menu__item menu__item--none"
          type="button"
          role="menuitem"
          aria-disabled="true"
          data-menu="none"
          hidden
        >
          {`Messages can be changed for ${CHANGEABLE_MINUTES} minutes.`}
        </button>
      )}
      {audience === 'agents' && (
        <>
          <button class="menu__item" type="button" role="menuitem" data-menu="unread">
            <Icon name="unread" />
            Mark unread from here
          </button>
          <button class="menu__item" type="button" role="menuitem" data-menu="link">
            <Icon name="link" />
            Copy link
          </button>
        </>
      )}
    </div>
  )
}
