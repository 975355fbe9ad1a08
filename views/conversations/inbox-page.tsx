import type { Agent } from '../../src/agents/schema'
import { Workspace } from '../layouts/workspace'
import { ListPanel, type ListPanelProps } from './list-panel'
import { NothingOpen, OpenConversation, type OpenConversationProps } from './open-conversation'

interface InboxPageProps {
  agent: Agent
  list: ListPanelProps
  open?: OpenConversationProps
}

/** The inbox: the list, and beside it the conversation that is open with its details. */
export function InboxPage({ agent, list, open }: InboxPageProps) {
  return (
    <Workspace title={open ? open.title : 'Conversations'} section="conversations" agent={agent}>
      <main class="inbox" data-agent={agent.id} data-joined={agent.createdAt.getTime()}>
        <ListPanel {...list} />
        {open ? <OpenConversation {...open} /> : <NothingOpen />}
      </main>
    </Workspace>
  )
}
