import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { belongs, nextOf, staysPut } from '../../public/js/order.js'

// Which items the page puts in, and where, against the whole list in its order.

interface Item {
  id: number
  at: number
}

const before = (a: Item, b: Item) => (a.at === b.at ? a.id < b.id : a.at < b.at)
const inOrder = (items: Item[]) => items.toSorted((a, b) => (before(a, b) ? -1 : 1))
const whole = fc
  .uniqueArray(fc.record({ id: fc.nat(200), at: fc.nat(30) }), { selector: ({ id }) => id, maxLength: 40 })
  .map(inOrder)
/** A list, and the stretch of it that a page holds. */
const held = whole.chain((list) =>
  fc.tuple(fc.nat(list.length), fc.nat(list.length)).map(([one, other]) => {
    const [from, to] = [Math.min(one, other), Math.max(one, other)]
    return { list, shown: list.slice(from, to), older: from > 0, newer: to < list.length }
  }),
)
const stretch = ({ shown, older, newer }: { shown: Item[]; older: boolean; newer: boolean }) => ({
  items: () => shown,
  before,
  sides: ['older', 'newer'] as [string, string],
  more: (side: string) => (side === 'older' ? older : newer),
})

test('an item that belongs is put where the whole list has it, and the stretch has no gap', () => {
  fc.assert(
    fc.property(held, fc.record({ id: fc.integer({ min: 201, max: 300 }), at: fc.nat(30) }), (page, item) => {
      fc.pre(page.shown.length > 0)
      const list = inOrder([...page.list, item])
      const at = list.indexOf(item)
      const [first, last] = [page.shown[0], page.shown.at(-1)].map((one) => list.indexOf(one as Item))
      const within = at > Number(first) && at < Number(last)
      // At an end of the list itself, what comes before or after all others is shown too.
      const atStart = at === 0 && !page.older
      const atEnd = at === list.length - 1 && !page.newer
      expect(belongs(stretch(page), item)).toBe(within || atStart || atEnd)
      if (!belongs(stretch(page), item)) return
      const next = nextOf(stretch(page), item)
      const placed = page.shown.toSpliced(next ? page.shown.indexOf(next) : page.shown.length, 0, item)
      expect(placed).toEqual(list.slice(Math.min(at, Number(first)), Math.max(at, Number(last)) + 1))
    }),
  )
})

test('a changed item stays put exactly where taking it out and putting it in again changes nothing', () => {
  fc.assert(
    fc.property(held, fc.nat(), fc.nat(30), (page, which, at) => {
      fc.pre(page.shown.length > 0)
      const present = page.shown[which % page.shown.length] as Item
      const changed = { id: present.id, at }
      const others = page.shown.filter((one) => one !== present)
      const list = inOrder([...page.list.filter((one) => one !== present), changed])
      const shown = list.filter((one) => one === changed || others.includes(one))
      const neighbour = (step: number) => list[list.indexOf(changed) + step]
      const sameOrder = shown.indexOf(changed) === page.shown.indexOf(present)
      // Beyond an edge of the stretch are items that the page does not hold.
      const noGap = [-1, 1].every((step) => {
        const atEdge = shown.indexOf(changed) === (step < 0 ? 0 : shown.length - 1)
        return atEdge || others.includes(neighbour(step) as Item)
      })
      const stays = staysPut(stretch(page), present, changed)
      if (stays) expect([sameOrder, noGap]).toEqual([true, true])
      else if (sameOrder) {
        const atStart = page.shown[0] === present && page.older
        const atEnd = page.shown.at(-1) === present && page.newer
        expect(atStart || atEnd).toBe(true)
      }
    }),
  )
})
