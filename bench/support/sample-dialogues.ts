import type { Dialogue } from '../replay/dialogue'
import { Random } from './random'

const QUESTIONS = [
  'Hello, is anybody there?',
  'My order has not arrived yet. It was promised for Tuesday.',
  'The number is 007-1138.',
  'Can I still change the colour to <b>green</b> & have it wrapped?',
  'true',
  '{"order": 12}',
  'Und wie lange dauert der Versand nach Österreich?',
  'هل يمكنني الدفع عند الاستلام؟',
  'Thanks 👍🏽 that helps a lot.',
] as const
const ANSWERS = [
  'Good morning! I am looking into it.',
  'Could you tell me the order number, please?',
  'It left our warehouse "yesterday" and should be with you tomorrow.',
  'Of course. I have noted it:\n\ngreen, and wrapped',
  'Is there anything else I can do for you?',
] as const

/** Dialogues made up for a quick look, the same ones each time. */
export function sampleDialogues(count: number): Dialogue[] {
  const random = new Random(count)
  return Array.from({ length: count }, (_, index) => {
    const exchanges = 2 + Math.floor(random.next() * 8)
    const turns = Array.from({ length: exchanges }, () => [
      { from: 'visitor' as const, text: random.pick(QUESTIONS) },
      { from: 'agent' as const, text: random.pick(ANSWERS) },
    ])
    return { id: `sample-${index + 1}`, turns: turns.flat() }
  })
}
