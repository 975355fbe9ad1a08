import { timeOut } from '../actions/handoffs/time-out'
import type { JobKind } from '../db/job-queue'
import { TIME_OUT, type TimeOutPayload } from '../model/jobs'

export const timeOutJob: JobKind<TimeOutPayload> = {
  ...TIME_OUT,
  concurrency: 1,
  expireInSeconds: 30,
  work: ({ conversationId, epoch }) => timeOut(conversationId, epoch),
}
