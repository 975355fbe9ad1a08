import type { Conversation } from '../../src/model/conversations/schema'
import { firstName } from '../../src/model/handoffs/words'
import { isolate } from '../../src/text/isolate'
import { initials } from '../shared/avatar'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'

/** The person the visitor is talking to, in the head of the chat. `data-write-to` is for the box below: `who.js`. */
export function ChatPartner({ conversation }: { conversation?: Conversation }) {
  const name =
    conversation?.control === 'agent' && !conversation.endedAt ? (conversation.agentName ?? 'A teammate') : undefined
  if (name === undefined) {
    const words =
      conversation?.control === 'escalated' && !conversation.endedAt ? 'Calling a person' : 'Answers at once'
    return (
      <div id="who" class="widget__who" data-write-to="">
        <span class="avatar widget__avatar">
          <Icon name="chats" />
        </span>
        <div>
          <h1>Chat with us</h1>
          <p>{words}</p>
        </div>
      </div>
    )
  }
  return (
    <div id="who" class="widget__who" data-write-to={`Write to ${isolate(firstName(name))}`}>
      <span class="avatar widget__avatar widget__here" aria-hidden="true" safe>
        {initials(name)}
      </span>
      <div>
        <h1>
          <bdi safe>{name}</bdi>
        </h1>
        <p>In this chat with you</p>
      </div>
    </div>
  )
}

export function ChatPartnerChanged({ conversation }: { conversation?: Conversation }) {
  return (
    <Partial target="#who" swap="outerHTML">
      <ChatPartner conversation={conversation} />
    </Partial>
  )
}
