import { type Claim, claimDatabase, DatabaseTaken } from '../db/claim'
import { closeDatabase, type DatabaseLocation, openDatabase } from '../db/client'
import { runningPostgres, startPostgres } from '../db/embedded'
import { startJobs, stopJobs } from '../db/job-queue'
import { FolderInUse, lockFolder } from '../db/lock'
import { isMigrated, migrate } from '../db/migrate'
import { config } from '../ground/config'
import { closeDataFolder } from '../ground/data-folder'
import { unpackFiles } from '../ground/files'
import { jobKinds } from '../jobs/kinds'

/** A database for as long as a command runs. */
export interface OpenDatabase {
  location: DatabaseLocation
  stop(): Promise<void>
}

/** The database that the configuration names: another's, or the one in the data folder, which is started. */
export async function startDatabase(): Promise<OpenDatabase> {
  closeDataFolder(config.dataDir)
  await unpackFiles(config.dataDir)
  if (config.databaseUrl) return { location: config.databaseUrl, stop: async () => {} }
  const lock = lockFolder(config.dataDir)
  const postgres = await startPostgres(config.dataDir)
  return {
    location: postgres.options,
    async stop() {
      await postgres.stop()
      lock.release()
    },
  }
}

/**
 * Runs a command on the database, also while a server is running on it. Throws, and changes nothing, where the server is
 * of an older version: its tables would change under it.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const database = await joinDatabase()
  try {
    await openUpToDate(database.location)
    return await work()
  } finally {
    await stopJobs()
    await closeDatabase()
    await database.stop()
  }
}

async function openUpToDate(location: DatabaseLocation): Promise<void> {
  const claim = (await isMigrated(location)) ? undefined : await claimToMigrate(location)
  try {
    if (claim) await migrate(location)
    openDatabase(location)
    await startJobs(location, jobKinds, { work: false })
  } finally {
    await claim?.release()
  }
}

async function claimToMigrate(location: DatabaseLocation): Promise<Claim> {
  try {
    return await claimDatabase(location)
  } catch (error) {
    if (!(error instanceof DatabaseTaken)) throw error
    throw new DatabaseTaken(
      'This version has to migrate the database first, but another version of Parley is serving it. Stop that one and try again.',
    )
  }
}

async function joinDatabase(): Promise<OpenDatabase> {
  try {
    return await startDatabase()
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error
    return { location: runningPostgres(config.dataDir), stop: async () => {} }
  }
}
