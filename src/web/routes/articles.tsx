import { Elysia } from 'elysia'
import { type ArticleFormValues, ArticlePage } from '../../../views/articles/article-page'
import { ArticlesPage } from '../../../views/articles/articles-page'
import { changeArticle } from '../../actions/knowledge/change'
import { createArticle } from '../../actions/knowledge/create'
import { removeArticle } from '../../actions/knowledge/remove'
import type { Fields } from '../../ground/fields'
import { idForForm } from '../../model/form-key'
import { readArticle } from '../../model/knowledge/article-input'
import type { Article } from '../../model/knowledge/schema'
import { newestArticles } from '../../reads/knowledge/queries'
import { searchWords } from '../../text/search-words'
import { complaintsOf, saveForm } from '../forms/save-form'
import { ARTICLE } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const articleRoutes = new Elysia({ prefix: '/articles' })
  .use(pages)
  .get(
    '/',
    async ({ query, agent, html }) => {
      const words = searchWords(query.q, 200).trim()
      return html(<ArticlesPage agent={agent} articles={await newestArticles(words)} words={words} />)
    },
    { agent: true },
  )
  .get(
    '/new',
    ({ agent, html }) => html(<ArticlePage agent={agent} values={{ title: '', body: '', questions: '' }} />),
    { agent: true },
  )
  .post(
    '/',
    ({ agent, request, requestBody, html, set, redirect }) =>
      saveForm(
        { requestBody, set },
        async (form) => {
          const article = await createArticle(readArticle(form), idForForm(form, agent))
          const address = `/articles/${article.id}?saved`
          if (!request.headers.has('hx-request')) return redirect(address, 303)
          set.headers['hx-redirect'] = address
          set.status = 201
          return html('')
        },
        (form, refusal) =>
          html(<ArticlePage agent={agent} values={valuesIn(form)} complaints={complaintsOf(refusal)} />),
      ),
    { agent: true, takes: ARTICLE },
  )
  .get(
    '/:id',
    ({ article, query, agent, html }) =>
      html(<ArticlePage agent={agent} article={article} values={valuesOf(article)} isSaved={'saved' in query} />),
    {
      article: true,
    },
  )
  .put(
    '/:id',
    ({ article, agent, requestBody, html, set }) =>
      saveForm(
        { requestBody, set },
        async (form) => {
          const updatedArticle = await changeArticle(article, readArticle(form))
          return html(<ArticlePage agent={agent} article={updatedArticle} values={valuesOf(updatedArticle)} isSaved />)
        },
        (form, refusal) =>
          html(
            <ArticlePage agent={agent} article={article} values={valuesIn(form)} complaints={complaintsOf(refusal)} />,
          ),
      ),
    { article: true, takes: ARTICLE },
  )
  .delete(
    '/:id',
    async ({ article, set }) => {
      await removeArticle(article)
      set.headers['hx-redirect'] = '/articles'
      set.status = 204
    },
    { article: true },
  )

function valuesOf({ title, body, questions }: Article): ArticleFormValues {
  return { title, body, questions: questions.join('\n') }
}

/** What somebody typed stays in its boxes when it cannot be saved. */
function valuesIn(form: Fields): ArticleFormValues {
  return form.typedValues('title', 'body', 'questions')
}
