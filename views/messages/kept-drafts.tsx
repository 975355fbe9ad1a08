import type { SavedDraft } from '../../src/model/drafts/schema'
import { Partial } from '../shared/partial'

type KeptDraftProps = Pick<SavedDraft, 'author' | 'body'> & { page?: string }

/** What the agent has typed and not sent, for `drafts.js`: a reply or a note. `page`: on which of their pages. */
export function KeptDraft({ author, body, page }: KeptDraftProps) {
  return <template id={`draft-${author}`} data-draft={author} data-body={body} data-page={page} />
}

export function DraftKept(props: KeptDraftProps) {
  return (
    <Partial target={`#draft-${props.author}`} swap="outerHTML">
      <KeptDraft {...props} />
    </Partial>
  )
}
