import type { Conversation } from '../../src/model/conversations/schema'
import { visitorLabel } from '../../src/model/handoffs/words'
import type { Message } from '../../src/model/messages/schema'
import { Toast } from '../shared/toast'
import { MentionCountChanged } from '../workspace/counts'

interface MentionToastProps {
  count: number
  note: Message
  conversation: Conversation
}

/** A colleague mentioned the agent: said once, with a link to the note. */
export function MentionToast({ count, note, conversation }: MentionToastProps) {
  const author = note.authorName ?? 'A colleague'
  const link = { href: `/conversations/${conversation.id}?at=${note.seq}`, words: 'Open' }
  return (
    <>
      <MentionCountChanged count={count} />
      <Toast link={link}>
        <bdi safe>{author}</bdi> mentioned you in a note about <bdi safe>{visitorLabel(conversation)}</bdi>.
      </Toast>
    </>
  )
}
