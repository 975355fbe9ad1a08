import { WaitingCountChanged } from '../../views/workspace/counts'
import { log } from '../ground/log'
import { waitingNow } from '../reads/workspace/waiting-count'
import { changedFrame, pageFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { noteChange, type WorkspacePart } from '../realtime/workspace-changes'

/** Something that pages other than the inbox show has changed: they reload that part. */
export function announceChange(part: WorkspacePart): void {
  const change = noteChange(part)
  publish(topics.workspace, () => changedFrame(part, change))
}

const COUNT_EVERY_MS = 250
let isCounting = false
let countAgain = false

/** Somebody started or stopped waiting: every page updates its count, at most four times a second. */
export function announceWaiting(): void {
  countAgain = isCounting
  if (isCounting || !isHeard(topics.workspace)) return
  isCounting = true
  count()
    .catch((error) => log.error({ err: error }, 'could not count who is waiting'))
    .finally(() => {
      setTimeout(() => {
        isCounting = false
        if (countAgain) announceWaiting()
      }, COUNT_EVERY_MS)
    })
}

async function count(): Promise<void> {
  const visitorsWaiting = await waitingNow()
  publish(topics.workspace, () => pageFrame(<WaitingCountChanged count={visitorsWaiting} />))
}
