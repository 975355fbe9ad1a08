import type { Attack } from './attack'
import { holdUp } from './hold-up'

const MOST_MS = 50
const LINK = 'https://shop.example/(a+)+c'

export const searchWords: Attack = {
  section: 'B',
  name: 'A link that is a regular expression, which an agent searches for',
  allowed: `others wait ${MOST_MS} ms longer at most`,
  withinS: { short: 40, long: 40 },
  async run(target) {
    const visitor = await target.admit('203.0.113.8')
    await target.say(visitor, `shop.example/${'a'.repeat(30)}! does ${LINK} work?`)
    let status = 0
    const ms = await holdUp(target, MOST_MS, async () => {
      const reply = await target.asAgent(`/conversations/words?q=${encodeURIComponent(LINK)}`, { withinMs: 15_000 })
      status = reply?.status ?? 0
    })
    return { seen: `${Math.round(ms)} ms (${status || 'no reply'})`, held: ms <= MOST_MS && status === 200 }
  },
}
