import type { Audience } from '../../src/model/messages/audience'
import type { AttachedFile } from '../../src/model/messages/schema'
import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'
import { fileAddress, placeholder } from './addresses'
import { sizeInWords, typeInWords } from './words'

interface FilesProps {
  files: AttachedFile[] | null
  conversationId: string
  audience: Audience
}

/** The files of a message: pictures as they look, which open in the viewer, and cards for everything else. */
export function Files({ files, conversationId, audience }: FilesProps) {
  if (!files?.length) return ''
  const most = files.filter(({ thumbnail }) => thumbnail).length > 1 ? AMONG_OTHERS : ALONE
  return (
    <ul class="files" aria-label="Files">
      {files.map((file) => {
        const address = fileAddress(file.id, audience, conversationId)
        return (
          <li>
            {file.thumbnail ? (
              <Picture file={file} address={address} audience={audience} most={most} />
            ) : (
              <Card file={file} address={address} audience={audience} />
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** How large a picture is shown at most, in CSS pixels: half of what a thumbnail has, for screens with twice as many. */
const ALONE = { width: 320, height: 240 }
const AMONG_OTHERS = { width: 200, height: 150 }

interface FileProps {
  file: AttachedFile
  address: string
  audience: Audience
}

/** Width and height are there before the picture is, so nothing below it moves when it comes. */
function Picture({ file, address, audience, most }: FileProps & { most: typeof ALONE }) {
  const { name } = file
  const { width, height } = shownSize(file, most)
  const source =
    audience === 'visitor'
      ? { src: placeholder(width, height), 'data-private-picture': `${address}/thumbnail` }
      : { src: `${address}/thumbnail` }
  return (
    <a
      class="picture"
      href={address}
      target="_blank"
      aria-label={`Open ${name}`}
      data-name={name}
      data-width={file.width ?? 0}
      data-height={file.height ?? 0}
      data-picture={assetUrl('viewer.js')}
      rel="noopener"
    >
      <img {...source} alt={name} width={width} height={height} decoding="async" />
    </a>
  )
}

function Card({ file, address, audience }: FileProps) {
  const { name, type, size } = file
  const facts = `${typeInWords(type)} · ${sizeInWords(size)}`
  return (
    <a class="file" href={address} download={name} data-private-file={audience === 'visitor' ? '' : undefined}>
      <Icon name="file" />
      <span class="file__name" safe>
        {name}
      </span>
      <small class="file__facts" safe>
        {facts}
      </small>
    </a>
  )
}

function shownSize({ width, height }: AttachedFile, most: typeof ALONE): typeof ALONE {
  const full = { width: width ?? 1, height: height ?? 1 }
  const scale = Math.min(1, most.width / full.width, most.height / full.height)
  return { width: Math.max(1, Math.round(full.width * scale)), height: Math.max(1, Math.round(full.height * scale)) }
}
