import { visitorLabel } from '../../src/model/handoffs/words'
import type { ThreadSeen } from '../../src/model/messages/thread-seen'
import { Thread } from '../messages/thread'
import { Partial } from '../shared/partial'
import { Sync } from '../shared/sync'
import { ControlStatus } from './control-status'
import { WhoChanged } from './who'

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

/** The same for a visitor without a token: there is nothing to listen to yet. */
export function StrangersThread() {
  return (
    <div id="thread" class="widget__thread">
      <ThreadContent messages={[]} older={false} newer={false} />
    </div>
  )
}

export function VisitorThreadChanged(props: ThreadSeen) {
  return (
    <>
      <WhoChanged conversation={props.conversation} />
      <Partial target="#thread" swap="outerHTML">
        <VisitorThread {...props} />
      </Partial>
    </>
  )
}

function ThreadContent({ conversation, place, ...stretch }: Omit<ThreadSeen, 'since'>) {
  const id = conversation?.id ?? ''
  return (
    <>
      {/* Goes with each message, so that the reply can tell whether this is the conversation it went into. */}
      <input type="hidden" name="conversation" value={id} form="composer" />
      <Thread
        {...stretch}
        conversation={conversation}
        conversationId={id}
        audience="visitor"
        visitorName={conversation ? visitorLabel(conversation) : ''}
      />
      <Sync class="widget__sync" />
      <ControlStatus conversation={conversation} place={place} />
    </>
  )
}
