import { LONGEST_BODY } from '../../src/model/messages/incoming-message'
import type { Message } from '../../src/model/messages/schema'

interface MessageEditorProps {
  message: Message
  /** Where the message is: what is written is sent there. */
  address: string
}

/** A message as its sender wrote it, to be edited in its place. */
export function MessageEditor({ message, address }: MessageEditorProps) {
  return (
    <form class="editor" hx-patch={address} hx-swap="none" data-editor>
      <textarea class="editor__text" name="body" aria-label="Edit message" maxlength={LONGEST_BODY * 2} rows="1" safe>
        {message.body}
      </textarea>
      <div class="editor__bar">
        <span class="editor__hint">Enter saves, Escape cancels</span>
        <button class="button button--small" type="button" data-editor-cancel>
          Cancel
        </button>
        <button class="button button--primary button--small" type="submit">
          Save
        </button>
      </div>
    </form>
  )
}
