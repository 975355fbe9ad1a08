import { config } from '../../src/config'
import { LONGEST_BODY } from '../../src/messages/draft'

/** Where a visitor writes. Unlike an agent they may always, once `composer.js` is there to send it: it enables the box. */
export function VisitorComposer() {
  return (
    <form
      id="composer"
      class="composer"
      action="/widget/messages"
      method="post"
      hx-post="/widget/messages"
      hx-swap="none"
      data-composer
      data-interval={config.messageIntervalMs}
    >
      <input type="hidden" name="clientId" value="" data-client-id />
      <textarea
        id="message"
        name="body"
        aria-label="Message"
        aria-describedby="composer-hint"
        placeholder="Write a message…"
        enterkeyhint="send"
        maxlength={LONGEST_BODY * 2}
        rows="1"
        disabled
      />
      <div class="composer__bar">
        <button class="link widget__person" type="button" hx-post="/widget/handoff" hx-swap="none" hx-disable="this">
          Talk to a person
        </button>
        <div class="composer__state" data-may-send="true">
          <span id="composer-hint" class="composer__hint" role="status" data-hint="" />
        </div>
        <button class="button button--primary button--small" type="submit" disabled data-send>
          Send
        </button>
      </div>
    </form>
  )
}
