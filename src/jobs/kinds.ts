import { answering } from './answer'
import { ending } from './end'
import { handOffTimeout } from './hand-off-timeout'
import type { JobKind } from './queue'

/** Every kind of job there is. */
export const jobKinds: JobKind<never>[] = [answering, handOffTimeout, ending]
