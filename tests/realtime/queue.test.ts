import { expect, test } from 'bun:test'
import { accept } from '../../src/actions/handoffs/accept'
import { endByVisitor } from '../../src/actions/handoffs/end'
import { timeOut } from '../../src/actions/handoffs/time-out'
import { askForPerson } from '../../src/actions/visitors/ask-for-person'
import type { Conversation } from '../../src/model/conversations/schema'
import { conversationWithId } from '../../src/reads/conversations/queries'
import { eventually } from '../support/eventually'
import { meetVisitor, startTestConversation } from '../support/fixtures'
import { testServer } from '../support/server'
import type { TestSocket } from '../support/sockets'

const { ann, visitor } = testServer({}, { answers: false })

test('whoever waits is told their place as others are accepted, leave, or are missed, and nobody else is', async () => {
  const all = []
  for (const name of ['Vera', 'Olive', 'Steve', 'Bob', 'Eve']) all.push(await waits(name))
  const [vera, olive, steve, bob, eve] = all as [Waiting, Waiting, Waiting, Waiting, Waiting]
  for (const [index, one] of all.entries()) await told(one, placeWords(index + 1))

  await accept(await current(vera), await ann.agent())
  await told(vera, 'data-control="agent"')
  for (const [index, one] of [olive, steve, bob, eve].entries()) await told(one, placeWords(index + 1))

  await endByVisitor(await current(steve))
  await told(bob, placeWords(2))
  await told(eve, placeWords(3))
  await timeOut(olive.id, (await current(olive)).epoch)
  await told(bob, placeWords(1))
  await told(eve, placeWords(2))

  // Who was missed and asks again is the first.
  await askForPerson(olive.session.visitor)
  await told(olive, placeWords(1))
  await told(bob, placeWords(2))
  await told(eve, placeWords(3))
  expect(vera.live.html).not.toContain('in the queue')
  expect(eve.live.frames.filter(({ content }) => content?.includes('control-status')).length).toBeLessThan(14)

  const page = await (await visitor({ token: eve.session.token }).get('/widget/thread')).text()
  expect(page).toContain(placeWords(3))
  await Promise.all(all.map(({ live }) => live.close()))
})

interface Waiting {
  id: string
  session: Awaited<ReturnType<typeof meetVisitor>>
  live: TestSocket
}

async function waits(name: string): Promise<Waiting> {
  const session = await meetVisitor(name)
  const { id } = await startTestConversation(['Hello'], session)
  const live = await (
    await visitor({ token: session.token }).live(`/widget/live?since=1&conversation=${id}`)
  ).caughtUp()
  await askForPerson(session.visitor)
  return { id, session, live }
}

/** Waits until this is what the visitor reads beside the thread. */
async function told({ live }: Waiting, words: string): Promise<void> {
  await eventually(
    async () =>
      live.frames.findLast(({ content }) => content?.includes('id="control-status"'))?.content?.includes(words) ??
      false,
  )
}

function placeWords(place: number): string {
  return place === 1 ? 'Waiting for a person… You are next.' : `You are number ${place} in the queue.`
}

async function current({ id }: Waiting): Promise<Conversation> {
  return (await conversationWithId(id)) as Conversation
}
