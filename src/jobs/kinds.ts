import type { JobKind } from '../db/job-queue'
import { answerJob } from './answer'
import { endJob } from './end'
import { timeOutJob } from './hand-off-timeout'

/** Every kind of job there is. */
export const jobKinds: JobKind<never>[] = [answerJob, timeOutJob, endJob]
