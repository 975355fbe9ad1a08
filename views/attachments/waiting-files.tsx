import { type Attachment, LARGEST_FILE } from '../../src/model/attachments/schema'
import { MOST_FILES } from '../../src/model/messages/incoming-message'
import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'
import { fileAddress, placeholder } from './addresses'
import { sizeInWords } from './words'

/** Chooses files; they may as well be dropped or pasted: `attaching.js`. */
export function AttachButton() {
  return (
    <>
      <button class="tool" type="button" aria-label="Attach files" title="Attach files" data-attach>
        <Icon name="attach" />
      </button>
      <input type="file" multiple hidden data-attach-input />
    </>
  )
}

/** The files that wait for the next message. */
export function WaitingFiles({ files }: { files: Attachment[] }) {
  return (
    <>
      <ul
        class="waiting-files"
        data-waiting-files
        aria-label="Attached files"
        data-largest={LARGEST_FILE}
        data-most={MOST_FILES}
        data-uploads={assetUrl('uploads.js')}
      >
        {files.map((file) => (
          <WaitingFile file={file} />
        ))}
      </ul>
      <p class="unseen" role="status" data-files-status />
      <template data-upload>
        <UploadingFile />
      </template>
    </>
  )
}

/** One waiting file: the response to an upload. */
export function WaitingFile({ file }: { file: Attachment }) {
  const { id, name, size } = file
  const facts = sizeInWords(size)
  return (
    <li class="waiting" data-waiting={id}>
      <input type="hidden" name="attachments" value={id} />
      <Look file={file} />
      <span class="waiting__name" safe>
        {name}
      </span>
      <small class="waiting__facts" safe>
        {facts}
      </small>
      <button class="tool waiting__remove" type="button" aria-label={`Remove ${name}`} title="Remove" data-remove-file>
        <Icon name="close" />
      </button>
    </li>
  )
}

function Look({ file }: { file: Attachment }) {
  const { id, agentId, conversationId, thumbnailKey } = file
  if (!thumbnailKey) return <Icon name="file" class="waiting__look" />
  const address = `${fileAddress(id, agentId ? 'agents' : 'visitor', conversationId)}/thumbnail`
  const source = agentId ? { src: address } : { src: placeholder(1, 1), 'data-private-picture': address }
  return <img class="waiting__look waiting__picture" {...source} alt="" width={32} height={32} />
}

/** What `uploads.js` shows of a file on its way. */
function UploadingFile() {
  return (
    <li class="waiting">
      <Icon name="file" class="waiting__look" />
      <span class="waiting__name" data-upload-name />
      <small class="waiting__facts" data-upload-facts />
      <progress class="waiting__progress" max="1" value="0" />
      <button class="link waiting__retry" type="button" hidden data-upload-retry>
        Retry
      </button>
      <button class="tool waiting__remove" type="button" data-upload-cancel>
        <Icon name="close" />
      </button>
    </li>
  )
}
