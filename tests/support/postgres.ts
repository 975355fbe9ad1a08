/** The PostgreSQL that tests share. Its database `template` is migrated; tests work on copies of it. */
export interface SharedPostgres {
  host: string
  username: string
  template: string
}

/** How the runner tells the processes that run the tests where their PostgreSQL is. */
const VARIABLE = 'PARLEY_TEST_POSTGRES'

let own: Promise<{ shared: SharedPostgres; stop(): Promise<void> }> | undefined

/** The PostgreSQL of the runner; where a file is tested without it, one of this process, started on first use. */
export async function sharedPostgres(): Promise<SharedPostgres> {
  const given = process.env[VARIABLE]
  if (given) return JSON.parse(given)
  // Loaded only here: most files are tested by the runner, and many need no database.
  own ??= import('./shared-postgres').then(({ startSharedPostgres }) => startSharedPostgres())
  return (await own).shared
}

export async function stopOwnPostgres(): Promise<void> {
  await (await own)?.stop()
  own = undefined
}

/** What a process that runs tests has to have in its environment to use this PostgreSQL. */
export function environmentFor(shared: SharedPostgres): Record<string, string> {
  return { [VARIABLE]: JSON.stringify(shared) }
}
