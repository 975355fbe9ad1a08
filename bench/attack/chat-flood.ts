import { type Attack, tallied } from './attack'
import { FLOODER, floodSeconds, realPersonWrites, repeatedly } from './flood'
import type { Target } from './target'

const MOST_CHATS = 1000
/** So many chats of one address may stand above somebody who wrote before them. */
const MOST_ABOVE = 25

export const chatFlood: Attack = {
  section: 'C',
  name: 'New chats by one client, and where a real chat from before stands in the list',
  allowed: `${MOST_CHATS} rows, ${MOST_ABOVE} of them above the real one`,
  needsProcess: true,
  withinS: { short: 40, long: 60 },
  async run(target, form) {
    const before = await target.count('conversations')
    const vera = await target.admit('198.51.100.10', { name: 'Vera' })
    await target.say(vera, 'My order has not come.')
    const hers = await target.conversationOf(vera)
    const seconds = floodSeconds(form)
    const statuses: number[] = []
    let open = true
    await repeatedly(seconds, 16, async (turn) => {
      const visitor = await target.arrive(FLOODER.chats)
      const reply =
        typeof visitor === 'number'
          ? visitor
          : ((await target.say(visitor, `Buy at https://spam.example ${turn}`))?.status ?? 0)
      statuses.push(reply)
      if (turn === 300) open = await realPersonWrites(target)
    })
    const rows = (await target.count('conversations')) - before - 1
    const above = await chatsAbove(target, hers)
    return {
      seen: `${rows} rows in ${seconds} s (${tallied(statuses)}), ${above === undefined ? 'the real one is not on the first page' : `${above} above the real one`}${open ? '' : ', others shut out'}`,
      held: open && rows <= MOST_CHATS && above !== undefined && above <= MOST_ABOVE,
    }
  },
}

/** How many stand above a chat on the first page of the list; undefined where it is not there. */
async function chatsAbove(target: Target, conversationId: string): Promise<number | undefined> {
  const html = (await (await target.asAgent('/conversations', { withinMs: 15_000 }))?.text()) ?? ''
  const ids = [...new Set([...html.matchAll(/data-conversation-id="([0-9a-f-]{36})"/g)].map(([, id]) => id))]
  const place = ids.indexOf(conversationId)
  return place < 0 ? undefined : place
}
