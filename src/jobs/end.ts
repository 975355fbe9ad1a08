import { endNow } from '../actions/handoffs/end-soon'
import type { JobKind } from '../db/job-queue'
import { END, type EndPayload } from '../model/jobs'

export const endJob: JobKind<EndPayload> = {
  ...END,
  concurrency: 1,
  expireInSeconds: 30,
  work: ({ conversationId, at }) => endNow(conversationId, at),
}
