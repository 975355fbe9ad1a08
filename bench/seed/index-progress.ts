import type postgres from 'postgres'
import type { Stage } from './progress'

const LOOK_EVERY_MS = 1000

/** Runs `work`, which makes an index in the session `pid`, and looks from another session how far that is. */
export async function watchingIndex(
  sql: postgres.Sql,
  pid: number,
  stage: Stage,
  work: () => PromiseLike<unknown>,
): Promise<void> {
  const done = work().then(() => true)
  while (!(await Promise.race([done, Bun.sleep(LOOK_EVERY_MS)]))) {
    // The first pass reads the table, and takes nearly all the time.
    const [found] = await sql<{ part: number }[]>`
      select blocks_done::float8 / blocks_total as part from pg_stat_progress_create_index where pid = ${pid} and blocks_total > 0`
    if (found) stage.done = Math.floor(found.part * (stage.total ?? 0))
  }
  stage.done = stage.total ?? 0
}
