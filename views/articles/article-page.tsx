import type { Agent } from '../../src/model/agents/schema'
import { LONGEST_TITLE } from '../../src/model/knowledge/article-input'
import type { Article } from '../../src/model/knowledge/schema'
import { isolate } from '../../src/text/isolate'
import { Workspace } from '../layouts/workspace'
import { Complaint, complaintOf } from '../shared/complaint'
import { FormKey } from '../shared/form-key'
import { DeleteArticle, DeleteButton } from './delete-article'

/** An article as it was typed, with one question a line. */
export interface ArticleFormValues {
  title: string
  body: string
  questions: string
}

interface ArticlePageProps {
  agent: Agent
  /** The article to edit; without it, the page is for a new one. */
  article?: Article
  values: ArticleFormValues
  /** The complaints, by field. */
  complaints?: Record<string, string>
  isSaved?: boolean
}

export function ArticlePage({ agent, article, values, complaints = {}, isSaved = false }: ArticlePageProps) {
  const heading = article ? article.title : 'New article'
  const title = article ? isolate(article.title) : heading
  return (
    <Workspace title={title} section="articles" agent={agent}>
      <main id="article" class="page">
        <nav class="crumbs" aria-label="Where you are">
          <a class="link" href="/articles">
            Articles
          </a>
        </nav>
        <header class="page__head">
          <h1>
            <bdi safe>{heading}</bdi>
          </h1>
        </header>
        <form class="box form" {...saving(article)} aria-label="Article">
          {!article && <FormKey />}
          <div id="article-fields" class="form" data-fresh={article && 'articles'}>
            <label class="form__field">
              Title
              <input
                class="input"
                name="title"
                value={values.title}
                required
                maxlength={LONGEST_TITLE}
                autofocus={!article}
                {...complaintOf('article', 'title', complaints)}
              />
            </label>
            <Complaint id="article" field="title" complaints={complaints} />
            <label class="form__field">
              Text
              <textarea
                class="input article__text"
                name="body"
                rows="10"
                required
                {...complaintOf('article', 'body', complaints)}
                safe
              >
                {values.body}
              </textarea>
            </label>
            <Complaint id="article" field="body" complaints={complaints} />
            <label class="form__field">
              Example questions, one per line
              <textarea
                class="input article__questions"
                name="questions"
                rows="5"
                {...complaintOf('article', 'questions', complaints)}
                safe
              >
                {values.questions}
              </textarea>
            </label>
            <Complaint id="article" field="questions" complaints={complaints} />
          </div>
          <p class="aside">
            The AI answers with the part of the text that fits the question best. Write the example questions as
            visitors would ask them. They help it recognise similar ones.
          </p>
          <p class="saved" role="status">
            {isSaved ? 'Saved. The AI now answers from this article.' : ''}
          </p>
          <div class="form__buttons">
            <DeleteButton article={article} />
            <button class="button button--primary" type="submit">
              Save article
            </button>
          </div>
        </form>
        <DeleteArticle article={article} />
      </main>
    </Workspace>
  )
}

/** The response replaces the article on the page; without scripts, a new article is a plain form. */
function saving(article: Article | undefined) {
  const delivery = { 'hx-target': '#article', 'hx-select': '#article', 'hx-swap': 'outerMorph' }
  if (!article) return { action: '/articles', method: 'post', 'hx-post': '/articles', ...delivery }
  return { 'hx-put': `/articles/${article.id}`, ...delivery }
}
