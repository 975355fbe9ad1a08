import { expect, test } from 'bun:test'
import { connect, sql } from '../../src/db/client'
import { eventually } from '../support/eventually'
import { startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'

const parley = testServer({}, { answers: false })

test('a request under way when the claim is lost is not finished later, and its sender may retry', async () => {
  const visitor = parley.visitor()
  await visitor.say('First')
  const other = another()
  const clientId = crypto.randomUUID()
  let asked: Promise<Response> | undefined
  await other.begin(async (tx) => {
    await tx`select from conversations for update`
    asked = visitor.say('Second', clientId)
    await eventually(
      async () =>
        (await other`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
          .length > 0,
    )
    await endClaim(other)
    expect((await asked).status).toBe(503)
    await eventually(ready)
  })
  expect((await visitor.messages()).map(({ body }) => body)).toEqual(['First'])
  expect((await visitor.say('Second', clientId)).status).toBe(201)
  expect((await visitor.messages()).map(({ body }) => body)).toEqual(['First', 'Second'])
  await other.end()
})

test('without the claim everything that needs the database answers 503, and recovers with it', async () => {
  const visitor = parley.visitor()
  await visitor.say('Is anybody there?')
  await parley.ann.get('/conversations')
  const socket = await parley.ann.live('/conversations/live')
  const other = another()
  const held = await other.reserve()
  let taken = false
  held`select pg_advisory_lock(7275392)`.then(() => (taken = true))
  await endClaim(other, () => taken)

  expect((await socket.closed).code).toBe(1012)
  await eventually(async () => !(await ready()))
  const page = await parley.ann.get('/conversations')
  expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await page.text()).toContain('The database is not answering. Try again in a few seconds.')
  const json = await visitor.say('And now?')
  expect([json.status, await json.json()]).toEqual([
    503,
    { error: { code: 'unavailable', message: expect.stringContaining('is not answering') } },
  ])
  await expect(visitor.live()).rejects.toThrow()
  for (const path of ['/healthz', '/widget.js']) expect((await parley.outsider.get(path)).status).toBe(200)

  held.release()
  await other.end({ timeout: 0 })
  await eventually(ready)
  expect((await visitor.say('And now?')).status).toBe(201)
  await (await parley.ann.live('/conversations/live')).next('And now?')
})

test('jobs under way when the claim was lost are done once it is back', async () => {
  await startTestConversation(['Hello'])
  const [job] = await sql`
    insert into jobs.job (name, data, state, start_after) values ('hand-off-timeout', '{"conversationId":"0","epoch":1}', 'active', now() + interval '1 hour') returning id`
  const other = another()
  await endClaim(other)
  await eventually(
    async () => (await sql`select from jobs.job where id = ${job?.id} and state <> 'active'`).length === 1,
  )
  await other.end()
})

/** A program that is not Parley, whose connections Parley leaves alone. */
function another() {
  return connect(parley.location, { max: 3, connection: { application_name: 'another' } })
}

async function ready(): Promise<boolean> {
  return (await parley.outsider.get('/readyz')).status === 200
}

/** Ends the connection that holds the claim: once, or until something else has happened. */
async function endClaim(other: ReturnType<typeof another>, done = () => true): Promise<void> {
  do {
    await other`select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and objid = 7275392 and granted and datname = current_database() and application_name like 'parley %'`
    await Bun.sleep(20)
  } while (!done())
}
