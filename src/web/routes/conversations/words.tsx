import { Elysia } from 'elysia'
import { WordsFound } from '../../../../views/messages/thread-search'
import { wordsInside } from '../../../reads/messages/words-inside'
import { searchWords } from '../../../text/search-words'
import { pages } from '../../scopes/pages'

const LONGEST = 500

/** Search inside one conversation. */
export const wordRoutes = new Elysia({ prefix: '/conversations/:id/words' })
  .use(pages)
  .get(
    '/',
    async ({ conversation, query, html }) =>
      html(<WordsFound hits={await wordsInside(conversation, searchWords(query.q, LONGEST))} />),
    {
      conversation: true,
    },
  )
