import type { Random } from '../support/random'
import { CITIES, COLOURS, DAYS, MONTHS, orderNumber, PRODUCTS, QUALITIES, rareCode, THINGS } from './vocabulary'
import { between } from './weighted'

/** What a thread is about and comes back to. */
export interface Scene {
  product: string
  order: string
}

/** Says a sentence: the same pattern, but each time with other words in it. */
export type Sentence = (scene: Scene, random: Random) => string

export function newScene(random: Random): Scene {
  return { product: PRODUCTS.pick(random), order: orderNumber(random) }
}

/** One sentence a line, with `{blanks}` for the words to put in. Throws for a blank that nobody can fill. */
export function sentences(lines: string): [Sentence, ...Sentence[]] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map(sentence) as [Sentence, ...Sentence[]]
}

function sentence(pattern: string): Sentence {
  const [start = '', ...rest] = pattern.split('{')
  const parts = rest.map((part) => {
    const [blank = '', literal = ''] = part.split('}')
    const fill = BLANKS[blank]
    if (!fill) throw new Error(`Nothing fills {${blank}} in: ${pattern}`)
    return { fill, literal }
  })
  return (scene, random) => {
    let text = start
    for (const { fill, literal } of parts) text += fill(scene, random) + literal
    return text
  }
}

const BLANKS: Record<string, Sentence> = {
  product: ({ product }) => product,
  order: ({ order }) => order,
  other: (_, random) => PRODUCTS.pick(random),
  thing: (_, random) => THINGS.pick(random),
  quality: (_, random) => QUALITIES.pick(random),
  colour: (_, random) => COLOURS.pick(random),
  city: (_, random) => CITIES.pick(random),
  day: (_, random) => random.pick(DAYS),
  month: (_, random) => random.pick(MONTHS),
  date: (_, random) => `${between(random, 1, 28)} ${random.pick(MONTHS)}`,
  time: (_, random) => `${between(random, 8, 19)}:${random.pick(['00', '15', '30', '45'])}`,
  few: (_, random) => String(between(random, 2, 9)),
  many: (_, random) => String(between(random, 10, 90)),
  amount: (_, random) => `€${between(random, 4, 480)}.${random.pick(['00', '50', '90', '95', '99'])}`,
  code: (_, random) => rareCode(random),
  invoice: (_, random) => `INV-${between(random, 2024, 2026)}-${between(random, 1000, 99_999)}`,
}
