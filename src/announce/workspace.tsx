import { WaitingChanged } from '../../views/workspace/counts'
import { log } from '../ground/log'
import { waitingNow } from '../reads/workspace/waiting'
import { changedFrame, pageFrame } from '../realtime/frames'
import { isHeard, publish } from '../realtime/publish'
import { topics } from '../realtime/topics'
import { noteChange, type Thing } from '../realtime/workspace-changes'

/** Something that pages other than the inbox show has changed: they reload that part. */
export function announceChange(thing: Thing): void {
  const change = noteChange(thing)
  publish(topics.workspace, () => changedFrame(thing, change))
}

const COUNT_EVERY_MS = 250
let counting = false
let again = false

/** Somebody started or stopped waiting: every page updates its count, at most four times a second. */
export function announceWaiting(): void {
  again = counting
  if (counting || !isHeard(topics.workspace)) return
  counting = true
  count()
    .catch((error) => log.error({ err: error }, 'could not count who is waiting'))
    .finally(() => {
      setTimeout(() => {
        counting = false
        if (again) announceWaiting()
      }, COUNT_EVERY_MS)
    })
}

async function count(): Promise<void> {
  const waiting = await waitingNow()
  publish(topics.workspace, () => pageFrame(<WaitingChanged count={waiting} />))
}
