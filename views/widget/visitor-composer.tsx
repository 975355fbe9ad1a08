import { LONGEST_BODY } from '../../src/model/messages/incoming-message'
import { messageIntervalMs } from '../../src/model/messages/interval'
import { AttachButton, WaitingFiles } from '../attachments/waiting-files'
import { assetUrl } from '../jsx/host'
import { EmojiButton } from '../shared/emoji-tools'

/**
 * Where a visitor writes. Unlike agents, visitors can always write, once `composer.js` is there to send it: it enables
 * the box. `showsTyping`: agents see what is typed before it is sent.
 */
export function VisitorComposer({ showsTyping }: { showsTyping: boolean }) {
  return (
    <form
      id="composer"
      class="composer widget__composer"
      action="/widget/messages"
      method="post"
      data-composer
      data-interval={messageIntervalMs()}
      data-files="/widget/attachments"
      data-private-files={assetUrl('private-files.js')}
      data-side="visitor"
      data-shows-typing={String(showsTyping)}
    >
      <WaitingFiles files={[]} />
      <textarea
        id="message"
        name="body"
        aria-label="Message"
        aria-describedby="composer-hint"
        placeholder="Write a message"
        enterkeyhint="send"
        maxlength={LONGEST_BODY * 2}
        rows="1"
        disabled
      />
      <div class="composer__bar widget__bar">
        <div class="composer__tools widget__tools">
          <AttachButton />
          <EmojiButton />
        </div>
        <button class="widget__person" type="button" hx-post="/widget/handoff" hx-swap="none" hx-disable="this">
          Talk to a person
        </button>
        <div class="composer__state widget__state" data-may-send="true">
          <span id="composer-hint" class="composer__hint" role="status" data-hint="" />
        </div>
        <span class="composer__count" data-count />
        <button class="button button--primary button--small widget__send" type="submit" disabled data-send>
          Send
        </button>
      </div>
    </form>
  )
}
