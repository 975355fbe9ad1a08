import { beforeEach, expect, test } from 'bun:test'
import { sql } from '../../src/db/client'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Visitor } from '../../src/model/visitors/schema'
import { newestConversation } from '../../src/reads/conversations/queries'
import { visitorWithToken } from '../../src/reads/visitors/queries'
import { GRACE_MS } from '../../src/realtime/visitors-here'
import { eventually } from '../support/eventually'
import { testServer } from '../support/server'
import type { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann } = parley

let vera: VisitorClient
let visitor: Visitor
let chat: Conversation
beforeEach(async () => {
  vera = parley.visitor({ name: 'Vera', page: { url: 'https://shop.test/shipping?to=here' } })
  await vera.say('Hello')
  visitor = (await visitorWithToken(await vera.token())) as Visitor
  chat = (await newestConversation(sql, visitor.id)) as Conversation
})

const page = async () => (await ann.get(`/conversations/${chat.id}`)).text()
const live = async () => (await ann.live(`/conversations/${chat.id}/live?since=${chat.rev}`)).caughtUp()
const lastSeen = async () =>
  (await sql<Visitor[]>`select * from visitors where id = ${visitor.id}`)[0]?.lastSeenAt.getTime() ?? 0
const ONLINE = '<b>Online now</b><span>, on /shipping</span>'

test('a visitor is online while they have the chat open, on any page of theirs, and a reload in between is nothing', async () => {
  expect(await page()).not.toContain('Online now')
  const anns = await live()
  const victor = await watchedVictor()
  const first = await vera.live()
  await anns.next(ONLINE)
  expect(await page()).toContain(ONLINE)
  const second = await vera.live('/widget/live?since=0')
  await first.close()
  await second.close()
  const third = await vera.live()
  const told = anns.frames.length
  // He leaves after she has: had she been taken for gone, it would have been told before this.
  await victor.leaves()
  expect(anns.frames.slice(told).filter(({ content = '' }) => content.includes('visitor-line'))).toEqual([])

  await sql`update visitors set last_seen_at = now() - interval '1 hour' where id = ${visitor.id}`
  const left = Date.now()
  await third.close()
  await anns.next(
    (frame) => anns.frames.indexOf(frame) >= told && frame.content?.includes('visitor-line') === true,
    GRACE_MS + 5000,
  )
  expect(Math.abs((await lastSeen()) - left)).toBeLessThan(2000)
  expect(await page()).not.toContain('Online now')
  await anns.close()
}, 30_000)

/** Another visitor, who has the chat open before an agent's eyes. */
async function watchedVictor(): Promise<{ leaves(): Promise<void> }> {
  const victor = parley.visitor({ name: 'Victor' })
  await victor.say('Hello')
  const { id } = (await visitorWithToken(await victor.token())) as Visitor
  const his = (await newestConversation(sql, id)) as Conversation
  const watching = await (await ann.live(`/conversations/${his.id}/live?since=${his.rev}`)).caughtUp()
  const socket = await victor.live()
  await watching.next('Online now')
  return {
    async leaves() {
      const before = watching.frames.length
      await socket.close()
      await watching.next(
        (frame) => watching.frames.indexOf(frame) >= before && frame.content?.includes('visitor-line') === true,
        GRACE_MS + 5000,
      )
      await watching.close()
    },
  }
}

test('the page that an online visitor goes to is told at once', async () => {
  const [anns, veras] = [await live(), await vera.live()]
  await vera.postJson('/api/visitor/session', { token: await vera.token(), page: { url: 'https://shop.test/cart' } })
  await anns.next('<b>Online now</b><span>, on /cart</span>')
  await veras.close()
  await anns.close()
})

test('a visitor who writes without a socket was seen when they wrote', async () => {
  await sql`update visitors set last_seen_at = now() - interval '1 hour' where id = ${visitor.id}`
  const anns = await live()
  const wrote = Date.now()
  await vera.say('Still there?')
  await anns.next('visitor-line')
  await eventually(async () => expect(Math.abs((await lastSeen()) - wrote)).toBeLessThan(2000))
  expect(await page()).not.toContain('Online now')
  await anns.close()
})

test('another visitor’s coming and going is not told', async () => {
  const anns = await live()
  const other = await parley.visitor({ name: 'Victor' }).live()
  const told = anns.frames.length
  await other.close()
  await vera.say('The end')
  await anns.next('The end')
  expect(JSON.stringify(anns.frames.slice(told))).not.toContain('Online now')
  await anns.close()
})
