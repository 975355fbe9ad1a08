import { Page } from '../layouts/page'
import { MessageMenu } from '../messages/message-menu'
import { Icon } from '../shared/icons'
import { ChatPartner } from './chat-partner'
import { Hello } from './greeting'
import { Introduction } from './introduction'
import { VisitorComposer } from './visitor-composer'
import { StrangersThread } from './visitor-thread'

interface WidgetPageProps {
  showsTyping: boolean
  /** Questions to begin with. */
  questions: string[]
}

/**
 * The visitor's chat. The page is the same for everybody and contains nothing personal: once `visitor.js` knows the
 * visitor, it fetches the thread.
 */
export function WidgetPage({ showsTyping, questions }: WidgetPageProps) {
  return (
    <Page title="Chat with us" bundle="widget" class="widget-page">
      <main class="widget" aria-label="Chat">
        <header class="widget__head">
          <ChatPartner />
          <button class="widget__end" type="button" hx-post="/widget/closure" hx-swap="none" hx-disable="this">
            End chat
          </button>
          <button class="tool" type="button" aria-label="Hide chat" data-hide hidden>
            <Icon name="close" />
          </button>
        </header>
        <Hello questions={questions} />
        <StrangersThread />
        <Introduction />
        <VisitorComposer showsTyping={showsTyping} />
        <MessageMenu audience="visitor" />
      </main>
    </Page>
  )
}
