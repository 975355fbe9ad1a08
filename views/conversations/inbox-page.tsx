import type { Agent } from '../../src/model/agents/schema'
import type { Overview } from '../../src/model/conversations/overview'
import { Workspace } from '../layouts/workspace'
import { ListPanel, type ListPanelProps } from './list-panel'
import { NothingOpen } from './nothing-open'
import { OpenConversation, type OpenConversationProps } from './open-conversation'

interface InboxPageProps {
  agent: Agent
  list: ListPanelProps
  open?: OpenConversationProps
  /** How things stand, where no conversation is open. */
  overview?: Overview
}

/** The inbox: the list, and beside it the conversation that is open with its details. */
export function InboxPage({ agent, list, open, overview }: InboxPageProps) {
  return (
    <Workspace title={open ? open.title : 'Conversations'} section="conversations" agent={agent}>
      <main class="inbox" data-agent={agent.id} data-joined={agent.createdAt.getTime()}>
        <ListPanel {...list} />
        {open !== undefined && <OpenConversation {...open} />}
        {overview !== undefined && <NothingOpen overview={overview} />}
      </main>
    </Workspace>
  )
}
