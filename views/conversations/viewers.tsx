import type { ViewingAgent } from '../../src/model/conversations/viewing-agent'
import { isolate } from '../../src/text/isolate'
import { Avatar } from '../shared/avatar'
import { Partial } from '../shared/partial'

/** Who else has the conversation open, in its head; `reading.js` removes the viewer. */
export function Viewers({ viewers }: { viewers: readonly ViewingAgent[] }) {
  return (
    <span id="viewers" class="thread__viewers">
      {viewers.map(({ id, name }) => (
        <span class="thread__viewer" data-viewer={id} title={`${isolate(name)} is viewing`}>
          <Avatar name={name} seed={id} small />
          <span>
            <bdi safe>{name}</bdi> is viewing
          </span>
        </span>
      ))}
    </span>
  )
}

export function ViewersChanged({ viewers }: { viewers: readonly ViewingAgent[] }) {
  return (
    <Partial target="#viewers" swap="outerHTML">
      <Viewers viewers={viewers} />
    </Partial>
  )
}
