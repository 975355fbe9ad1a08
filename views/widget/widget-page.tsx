import { Page } from '../layouts/page'
import { MessageMenu } from '../messages/message-menu'
import { Icon } from '../shared/icons'
import { Introduction } from './introduction'
import { VisitorComposer } from './visitor-composer'
import { StrangersThread } from './visitor-thread'

/**
 * The visitor's chat. The page is the same for everybody and holds nothing of anybody: once `visitor.js` knows whose
 * it is, it fetches the thread.
 */
export function WidgetPage({ showsTyping }: { showsTyping: boolean }) {
  return (
    <Page title="Chat with us" bundle="widget" class="widget-page">
      <main class="widget" aria-label="Chat">
        <header class="widget__head">
          <span class="widget__mark">
            <Icon name="chats" />
          </span>
          <div>
            <h1>Chat with us</h1>
            <p>The assistant answers at once. A person can join.</p>
          </div>
          <button class="widget__end" type="button" hx-post="/widget/closure" hx-swap="none" hx-disable="this">
            End chat
          </button>
          <button class="tool widget__hide" type="button" aria-label="Hide chat" data-hide hidden>
            <Icon name="close" />
          </button>
        </header>
        <StrangersThread />
        <Introduction />
        <VisitorComposer showsTyping={showsTyping} />
        <MessageMenu audience="visitor" />
      </main>
    </Page>
  )
}
