import type { Conversation } from '../../src/model/conversations/schema'
import { Partial } from '../shared/partial'
import { ChatPartnerChanged } from './chat-partner'
import { ControlStatus, type QueueProps } from './control-status'
import { VisitorThreadChanged } from './visitor-thread'

/** A new conversation, for the visitor's other tabs, which still show the one before: they read it from its start. */
export function ConversationStarted({ conversation }: { conversation: Conversation }) {
  return <VisitorThreadChanged conversation={conversation} messages={[]} older={false} newer={false} since={0} />
}

/** Who answers now, and whether the chat is open. */
export function WidgetControlChanged({ conversation, place }: QueueProps) {
  return (
    <>
      <ChatPartnerChanged conversation={conversation} />
      <Partial target="#control-status" swap="outerHTML">
        <ControlStatus conversation={conversation} place={place} />
      </Partial>
    </>
  )
}
