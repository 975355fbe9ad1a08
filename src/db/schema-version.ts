import { join } from 'node:path'
import bossPackage from 'pg-boss/package.json'
import type postgres from 'postgres'
import { filesRoot } from '../ground/files'

/** How the tables of a database compare with those that this version of Parley works with. */
export interface SchemaVersion {
  /** Every migration that this version has was applied. */
  current: boolean
  /** The same for the tables of the job queue, which pg-boss makes and changes itself. */
  jobsCurrent: boolean
  /** Some were applied that this version does not know. */
  newer: boolean
  /** The version of Parley that changed the tables last, where it is known. */
  madeBy: string | undefined
}

const JOBS = bossPackage.pgboss.schema

/** Reads only: an empty database stays empty. */
export async function schemaOf(sql: postgres.Sql): Promise<SchemaVersion> {
  const knownTimes = await knownMigrations()
  const applied = await appliedMigrations(sql)
  const jobs = await jobsVersion(sql)
  return {
    current: knownTimes.every((migration) => applied.has(migration)),
    jobsCurrent: jobs === JOBS,
    newer: jobs > JOBS || [...applied].some((migration) => !knownTimes.includes(migration)),
    madeBy: await madeBy(sql),
  }
}

/** Each is named by the time at which it was made, in milliseconds. */
async function knownMigrations(): Promise<number[]> {
  const { entries } = (await Bun.file(join(filesRoot(), 'drizzle/meta/_journal.json')).json()) as {
    entries: { when: number }[]
  }
  return entries.map(({ when }) => when)
}

async function appliedMigrations(sql: postgres.Sql): Promise<Set<number>> {
  if (!(await exists(sql, 'drizzle.__drizzle_migrations'))) return new Set()
  const rows = await sql<{ when: string }[]>`select created_at as when from drizzle.__drizzle_migrations`
  return new Set(rows.map(({ when }) => Number(when)))
}

async function jobsVersion(sql: postgres.Sql): Promise<number> {
  if (!(await exists(sql, 'jobs.version'))) return 0
  const [row] = await sql<{ version: number }[]>`select version from jobs.version`
  return row?.version ?? 0
}

async function madeBy(sql: postgres.Sql): Promise<string | undefined> {
  const [row] = await sql<
    { version: string | null }[]
  >`select obj_description(to_regnamespace('drizzle'), 'pg_namespace') as version`
  return row?.version ?? undefined
}

async function exists(sql: postgres.Sql, table: string): Promise<boolean> {
  const [row] = await sql<{ there: boolean }[]>`select to_regclass(${table}) is not null as there`
  return row?.there ?? false
}
