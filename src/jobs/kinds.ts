import type { JobKind } from '../db/job-queue'
import { answering } from './answer'
import { ending } from './end'
import { timingOut } from './hand-off-timeout'

/** Every kind of job there is. */
export const jobKinds: JobKind<never>[] = [answering, timingOut, ending]
