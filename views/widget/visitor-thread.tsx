import { visitorLabel } from '../../src/handoffs/words'
import type { ThreadSeen } from '../../src/visitors/thread'
import { Thread } from '../messages/thread'
import { Partial } from '../shared/partial'
import { Sync } from '../shared/sync'
import { ControlStatus } from './control-status'

/** The visitor's conversation with its socket and who answers, swapped as one when another conversation begins. */
export function VisitorThread({ since, ...seen }: ThreadSeen) {
  const id = seen.conversation?.id ?? ''
  return (
    <div
      id="thread"
      class="widget__thread"
      hx-ws:connect={`/widget/live?since=${since}&conversation=${id}`}
      hx-config="ws.pauseOnBackground:false"
      hx-swap="none"
      data-live
      data-cursor={since}
    >
      <ThreadContent {...seen} />
    </div>
  )
}

/** The same for somebody who has no token yet: there is nothing to listen to. */
export function StrangersThread() {
  return (
    <div id="thread" class="widget__thread">
      <ThreadContent messages={[]} older={false} newer={false} />
    </div>
  )
}

export function VisitorThreadChanged(props: ThreadSeen) {
  return (
    <Partial target="#thread" swap="outerHTML">
      <VisitorThread {...props} />
    </Partial>
  )
}

function ThreadContent({ conversation, ...stretch }: Omit<ThreadSeen, 'since'>) {
  const id = conversation?.id ?? ''
  return (
    <>
      {/* Goes with each message, so that the reply can tell whether this is the conversation it went into. */}
      <input type="hidden" name="conversation" value={id} form="composer" />
      <div class="widget__welcome">
        <p class="widget__question">How can we help?</p>
        <p>Ask in your own words. You can talk to a person at any time.</p>
      </div>
      <Thread {...stretch} conversation={conversation} conversationId={id} audience="visitor" visitorName={conversation ? visitorLabel(conversation) : ''} />
      <Sync />
      <ControlStatus conversation={conversation} />
    </>
  )
}
