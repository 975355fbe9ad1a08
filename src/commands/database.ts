import { config } from '../config'
import type { DatabaseLocation } from '../db/client'
import { closeDatabase, openDatabase } from '../db/client'
import { runningPostgres, startPostgres } from '../db/embedded'
import { FolderInUse, lockFolder } from '../db/lock'
import { migrate } from '../db/migrate'
import { unpackFiles } from '../files'
import { jobKinds } from '../jobs/kinds'
import { startJobs, stopJobs } from '../jobs/queue'

/** A database for as long as a command runs. */
export interface OpenDatabase {
  location: DatabaseLocation
  stop(): Promise<void>
}

/** The database that the configuration names: another's, or the one in the data folder, which is started. */
export async function startDatabase(): Promise<OpenDatabase> {
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

/** Runs a command on the database, also while a server is running on the same folder. */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const database = await joinDatabase()
  try {
    await migrate(database.location)
    openDatabase(database.location)
    await startJobs(database.location, jobKinds, { work: false })
    return await work()
  } finally {
    await stopJobs()
    await closeDatabase()
    await database.stop()
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
