import { visitorLabel } from '../../src/model/handoffs/words'
import type { VisitorThreadState } from '../../src/model/messages/visitor-thread-state'
import { Thread } from '../messages/thread'
import { Partial } from '../shared/partial'
import { Sync } from '../shared/sync'
import { ChatPartnerChanged } from './chat-partner'
import { ControlStatus } from './control-status'

/** The visitor's conversation with its socket and who answers, swapped as one when another conversation begins. */
export function VisitorThread({ since, ...thread }: VisitorThreadState) {
  const id = thread.conversation?.id ?? ''
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
      <ThreadContent {...thread} />
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

export function VisitorThreadChanged(props: VisitorThreadState) {
  return (
    <>
      <ChatPartnerChanged conversation={props.conversation} />
      <Partial target="#thread" swap="outerHTML">
        <VisitorThread {...props} />
      </Partial>
    </>
  )
}

function ThreadContent({ conversation, place, ...stretch }: Omit<VisitorThreadState, 'since'>) {
  const id = conversation?.id ?? ''
  return (
    <>
      {/*
       * Sent with each message, so that the server can tell whether the page shows the conversation that the message
       * went into.
       */}
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
