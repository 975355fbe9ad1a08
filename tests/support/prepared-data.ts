import { startPostgres } from '../../src/db/embedded'
import { startJobs, stopJobs } from '../../src/db/job-queue'
import { migrate } from '../../src/db/migrate'
import { log } from '../../src/ground/log'
import { jobKinds } from '../../src/jobs/kinds'

/** Makes the database of a Parley in an empty folder, as its first start does, and stops it. */
export async function prepareData(folder: string): Promise<void> {
  log.level = 'silent'
  const { options, stop } = await startPostgres(folder)
  try {
    await migrate(options)
    await startJobs(options, jobKinds, { work: false })
    await stopJobs()
  } finally {
    await stop()
  }
}
