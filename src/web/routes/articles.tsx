import { Elysia } from 'elysia'
import { ArticlePage, type TypedArticle } from '../../../views/articles/article-page'
import { ArticlesPage } from '../../../views/articles/articles-page'
import { changeArticle } from '../../actions/knowledge/change'
import { createArticle } from '../../actions/knowledge/create'
import { removeArticle } from '../../actions/knowledge/remove'
import { Invalid, NotFound } from '../../ground/errors'
import { type Fields, isUuid } from '../../ground/fields'
import { idForForm } from '../../model/form-key'
import { readArticle } from '../../model/knowledge/article-draft'
import type { Article } from '../../model/knowledge/schema'
import { articleWithId, newestArticles } from '../../reads/knowledge/queries'
import { readForm } from '../http/body'
import { ARTICLE } from '../http/body-limits'
import { pages } from '../http/scopes'

export const articleRoutes = new Elysia({ prefix: '/articles' })
  .use(pages)
  .get(
    '/',
    async ({ query, agent, html }) => {
      const words = (query.q ?? '').trim().slice(0, 200)
      return html(<ArticlesPage agent={agent} articles={await newestArticles(words)} words={words} />)
    },
    { agent: true },
  )
  .get('/new', ({ agent, html }) => html(<ArticlePage agent={agent} typed={{ title: '', body: '', questions: '' }} />), { agent: true })
  .post(
    '/',
    async ({ agent, request, sent, html, set, redirect }) => {
      const form = await readForm(sent)
      try {
        const article = await createArticle(readArticle(form), idForForm(form, agent))
        const address = `/articles/${article.id}?saved`
        if (!request.headers.has('hx-request')) return redirect(address, 303)
        set.headers['hx-redirect'] = address
        set.status = 201
        return html('')
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        set.status = error.status
        return html(<ArticlePage agent={agent} typed={typedIn(form)} complaints={error.fields} />)
      }
    },
    { agent: true, takes: ARTICLE },
  )
  .get(
    '/:id',
    async ({ params, query, agent, html }) => {
      const article = await found(params.id)
      return html(<ArticlePage agent={agent} article={article} typed={asTyped(article)} saved={'saved' in query} />)
    },
    { agent: true },
  )
  .put(
    '/:id',
    async ({ params, agent, sent, html, set }) => {
      const article = await found(params.id)
      const form = await readForm(sent)
      try {
        const changed = await changeArticle(article, readArticle(form))
        return html(<ArticlePage agent={agent} article={changed} typed={asTyped(changed)} saved />)
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        set.status = error.status
        return html(<ArticlePage agent={agent} article={article} typed={typedIn(form)} complaints={error.fields} />)
      }
    },
    { agent: true, takes: ARTICLE },
  )
  .delete(
    '/:id',
    async ({ params, set }) => {
      await removeArticle(await found(params.id))
      set.headers['hx-redirect'] = '/articles'
      set.status = 204
    },
    { agent: true },
  )

async function found(id: string): Promise<Article> {
  const article = isUuid(id) ? await articleWithId(id) : undefined
  if (!article) throw new NotFound('Article not found.')
  return article
}

function asTyped({ title, body, questions }: Article): TypedArticle {
  return { title, body, questions: questions.join('\n') }
}

/** What somebody typed stays in its boxes when it cannot be saved. */
function typedIn(form: Fields): TypedArticle {
  const text = (name: string) => form.text(name, Number.MAX_SAFE_INTEGER) ?? ''
  return { title: text('title'), body: text('body'), questions: text('questions') }
}
