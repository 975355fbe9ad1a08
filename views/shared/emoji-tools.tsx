import { assetUrl } from '../jsx/host'
import { Icon } from './icons'

/** Opens the emoji above the box. `emoji.js` comes with the first press; phones have them on their keyboards. */
export function EmojiButton() {
  return (
    <>
      <button
        class="tool emoji-button"
        type="button"
        aria-label="Emoji"
        title="Emoji"
        aria-expanded="false"
        aria-controls="emoji"
        data-emoji="/emoji"
        data-script={assetUrl('emoji.js')}
      >
        <Icon name="smile" />
      </button>
      <div id="emoji" class="emoji" role="dialog" aria-label="Choose an emoji" tabindex="-1" hidden />
    </>
  )
}
