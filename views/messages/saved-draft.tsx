import type { Draft } from '../../src/model/drafts/schema'
import { Partial } from '../shared/partial'

type SavedDraftProps = Pick<Draft, 'author' | 'body'> & { page?: string }

/** A draft of the agent, for `drafts.js`: a reply or a note. `page` names the page on which it was typed. */
export function SavedDraft({ author, body, page }: SavedDraftProps) {
  return <template id={`draft-${author}`} data-draft={author} data-body={body} data-page={page} />
}

export function DraftSaved(props: SavedDraftProps) {
  return (
    <Partial target={`#draft-${props.author}`} swap="outerHTML">
      <SavedDraft {...props} />
    </Partial>
  )
}
