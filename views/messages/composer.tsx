import type { Attachment } from '../../src/model/attachments/schema'
import type { Draft } from '../../src/model/drafts/schema'
import { visitorLabel } from '../../src/model/handoffs/words'
import { LONGEST_BODY } from '../../src/model/messages/incoming-message'
import { messageIntervalMs } from '../../src/model/messages/interval'
import { isolate } from '../../src/text/isolate'
import { AttachButton, WaitingFiles } from '../attachments/waiting-files'
import { ComposerStep } from '../handoffs/composer-step'
import type { ControlProps } from '../handoffs/control-props'
import { SavedReplyTools } from '../replies/reply-tools'
import { EmojiButton } from '../shared/emoji-tools'
import { SavedDraft } from './saved-draft'

/** The agent's drafts and the files that wait to be sent. */
export interface ComposerContents {
  drafts: Record<Draft['author'], string>
  waitingFiles: Attachment[]
}

/**
 * Where an agent writes: a reply to the visitor, or a note to the team. It stays as it is while control moves, so that
 * no typed word is lost; its state changes.
 */
export function Composer({ conversation, agent, isAway, drafts, waitingFiles }: ControlProps & ComposerContents) {
  const id = conversation.id
  return (
    <form
      class="composer"
      action={`/conversations/${id}/messages`}
      method="post"
      data-composer
      data-interval={messageIntervalMs()}
      data-draft={`/conversations/${id}/draft`}
      data-files={`/conversations/${id}/attachments`}
      data-side="agent"
    >
      <fieldset class="composer__modes">
        <legend class="unseen">Write</legend>
        <label class="composer__mode">
          <input type="radio" name="author" value="agent" checked /> Reply
        </label>
        <label class="composer__mode">
          <input type="radio" name="author" value="note" /> Note
        </label>
        <span class="composer__aside">Only the team sees notes</span>
      </fieldset>
      <SavedDraft author="agent" body={drafts.agent} />
      <SavedDraft author="note" body={drafts.note} />
      <WaitingFiles files={waitingFiles} />
      <textarea
        name="body"
        aria-label="Message"
        aria-describedby="composer-hint"
        placeholder={`Reply to ${isolate(visitorLabel(conversation))}, or / for a saved reply`}
        data-note-placeholder="Note to the team, @ to mention someone"
        maxlength={LONGEST_BODY * 2}
        rows="1"
        disabled
      />
      <div class="composer__bar">
        <div class="composer__tools">
          <AttachButton />
          <EmojiButton />
          <SavedReplyTools conversationId={id} />
        </div>
        <ComposerStep conversation={conversation} agent={agent} isAway={isAway} />
        <span class="composer__count" data-count />
        <button class="button button--primary button--small" type="submit" disabled data-send>
          Send
        </button>
      </div>
    </form>
  )
}
