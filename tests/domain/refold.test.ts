import { beforeEach, expect, test } from 'bun:test'
import { identify } from '../../src/actions/visitors/identify'
import { refold } from '../../src/actions/visitors/refold'
import { sql } from '../../src/db/client'
import { searchable } from '../../src/text/search-text'
import { testDatabase } from '../support/database'
import { meetVisitor, startTestConversation } from '../support/fixtures'
import { forgetVisitors } from '../support/known-conversations'

testDatabase()

beforeEach(async () => {
  await forgetVisitors()
  for (const name of ['Łukasz', 'Otto', 'Bjørn']) await startTestConversation(['Hello'], await meetVisitor(name))
  await asOlderWrote()
})

test('names that an older Parley folded are folded anew, where visitors and where their conversations are looked for', async () => {
  expect(await areRight()).toEqual([false, true, false])
  await refold()
  expect(await areRight()).toEqual([true, true, true])
})

test('this is done once, and goes on at the next start where it was cut short', async () => {
  await refold(AbortSignal.abort())
  expect(await areRight()).toEqual([false, true, false])
  await refold()
  expect(await areRight()).toEqual([true, true, true])

  await sql`update visitors set search = 'left alone'`
  await refold()
  expect(await areRight()).toEqual([false, false, false])
})

test('a visitor who says another name meanwhile is found by it', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => meetVisitor('Łukasz')))
  for (const session of people) await startTestConversation(['Hello'], session)
  await asOlderWrote()
  await Promise.all([refold(), ...people.map(({ visitor }) => identify(visitor, { name: 'Bjørn' }))])
  expect(await areRight()).not.toContain(false)
})

async function asOlderWrote(): Promise<void> {
  await sql`comment on column visitors.search is null`
  await sql`update visitors set search = concat_ws(E'\n', folded(name), folded(email))`
  await sql`update conversations set visitor_search = concat_ws(E'\n', folded(visitor_name), folded(visitor_email))`
}

/** Whether each visitor, by address, would be found by what they are called now. */
async function areRight(): Promise<boolean[]> {
  const rows = await sql<{ name: string; email: string; search: string; visitorSearch: string }[]>`
    select name, email, visitors.search, visitor_search from visitors join conversations on visitor_id = visitors.id order by email collate "C" desc`
  return rows.map(
    ({ name, email, search, visitorSearch }) => search === searchable(name, email) && visitorSearch === search,
  )
}
