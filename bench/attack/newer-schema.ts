import type { Attack } from './attack'

export const newerSchema: Attack = {
  section: 'E',
  name: 'A database that a newer Parley has migrated',
  allowed: 'it refuses to start, with code 1',
  needsProcess: true,
  onlyLong: true,
  leavesMarks: true,
  withinS: { short: 40, long: 40 },
  async run(target) {
    await target.database()`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of a newer version', ${Date.now() + 86_400_000})`
    await target.closeDatabase()
    await target.process.stop()
    const started = await target.process.start(20_000).then(
      () => true,
      () => false,
    )
    const said = target.process.lastWords().split('\n').at(-1) ?? ''
    return {
      seen: started ? 'it serves' : `it ended: ${said.slice(0, 100)}`,
      held: !started && target.process.hasEnded,
    }
  },
}
