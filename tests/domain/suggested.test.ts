import { expect, test } from 'bun:test'
import { createArticle } from '../../src/actions/knowledge/create'
import { suggestedQuestions } from '../../src/reads/knowledge/suggested-questions'
import { testDatabase } from '../support/database'

testDatabase()

test('one question of each of the first articles is suggested, four at most, and none that is long or no question', async () => {
  const articles = [
    { title: 'Can I try a desk?', questions: ['Another one?'] },
    {
      title: 'Delivery',
      questions: ['It has not come.', `How ${'very '.repeat(20)}long?`, 'How long does delivery take?'],
    },
    { title: 'Nothing to ask', questions: [] },
    { title: 'Delivery once more', questions: ['How long does delivery take?'] },
    { title: '送料はいくらですか？', questions: [] },
    { title: 'Fourth?', questions: [] },
    { title: 'Fifth?', questions: [] },
  ]
  for (const article of articles) await createArticle({ body: 'A body', ...article })
  expect(await suggestedQuestions()).toEqual([
    'Can I try a desk?',
    'How long does delivery take?',
    '送料はいくらですか？',
    'Fourth?',
  ])
})
