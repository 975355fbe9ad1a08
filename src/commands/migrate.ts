import { withDatabase } from './database'

export async function migrateCommand(): Promise<void> {
  await withDatabase(async () => console.log('The database is up to date.'))
}
