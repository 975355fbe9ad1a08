import { resolve } from 'node:path'
import { connect, type DatabaseLocation } from '../../src/db/client'
import { startPostgres } from '../../src/db/embedded'
import { lockFolder } from '../../src/db/lock'
import { migrate } from '../../src/db/migrate'

export interface OpenDatabase {
  location: DatabaseLocation
  stop(): Promise<void>
}

/** Starts the PostgreSQL of a data folder, or takes the one at an address, and brings it up to date. Throws where somebody uses the folder. */
export async function openDatabase(where: { dataDir: string } | { url: string }): Promise<OpenDatabase> {
  const database =
    'url' in where ? { location: where.url, stop: async () => {} } : await ownDatabase(resolve(where.dataDir))
  try {
    await migrate(database.location)
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** Throws where one of the tables has a row already, and says which. */
export async function refuseUnlessEmpty(location: DatabaseLocation, tables: string[]): Promise<void> {
  const sql = connect(location, { max: 1 })
  try {
    for (const table of tables) {
      const [{ filled } = { filled: false }] = await sql<
        { filled: boolean }[]
      >`select exists (select from ${sql(table)}) as filled`
      if (filled)
        throw new Error(
          `The database is not empty: there are rows in "${table}". Name a new folder, or an empty database.`,
        )
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function ownDatabase(dataDir: string): Promise<OpenDatabase> {
  const lock = lockFolder(dataDir)
  const postgres = await startPostgres(dataDir)
  return {
    location: postgres.options,
    async stop() {
      await postgres.stop()
      lock.release()
    },
  }
}
