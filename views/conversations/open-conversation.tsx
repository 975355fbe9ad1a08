import { DetailsPanel, type DetailsPanelProps } from './details-panel'
import { ThreadPanel, type ThreadPanelProps } from './thread-panel'

export interface OpenConversationProps extends ThreadPanelProps, DetailsPanelProps {
  title: string
}

/** The thread and its details, swapped as one when another conversation is opened. */
export function OpenConversation(props: OpenConversationProps) {
  return (
    <div id="open" class="open" data-open={props.conversation.id}>
      <ThreadPanel {...props} />
      <DetailsPanel {...props} />
    </div>
  )
}

/** The same with the page's title, as the reply to a click in the list. */
export function ConversationOpened(props: OpenConversationProps) {
  return (
    <>
      <title safe>{`${props.title} · Parley`}</title>
      <OpenConversation {...props} />
    </>
  )
}
