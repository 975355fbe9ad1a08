import type { Agent } from '../../src/model/agents/schema'
import type { Overview } from '../../src/model/conversations/overview'
import { Workspace } from '../layouts/workspace'
import { ListPanel, type ListPanelProps } from './list-panel'
import { NothingOpen } from './nothing-open'
import { OpenConversation, type OpenConversationProps } from './open-conversation'

interface InboxPageProps {
  agent: Agent
  list: ListPanelProps
  openConversation?: OpenConversationProps
  /** The overview, if no conversation is open. */
  overview?: Overview
}

/** The inbox: the list, and beside it the conversation that is open with its details. */
export function InboxPage({ agent, list, openConversation, overview }: InboxPageProps) {
  return (
    <Workspace
      title={openConversation ? openConversation.title : 'Conversations'}
      section="conversations"
      agent={agent}
    >
      <main class="inbox" data-agent={agent.id} data-joined={agent.createdAt.getTime()}>
        <ListPanel {...list} />
        {openConversation !== undefined && <OpenConversation {...openConversation} />}
        {overview !== undefined && <NothingOpen overview={overview} />}
      </main>
    </Workspace>
  )
}
