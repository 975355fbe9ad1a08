import type { Agent } from '../../src/model/agents/schema'
import type { Article } from '../../src/model/knowledge/schema'
import { isolate } from '../../src/text/isolate'
import { Workspace } from '../layouts/workspace'
import { Time } from '../shared/time'

interface ArticlesPageProps {
  agent: Agent
  articles: Article[]
  /** The words that were searched for. */
  words: string
}

export function ArticlesPage({ agent, articles, words }: ArticlesPageProps) {
  return (
    <Workspace title="Articles" section="articles" agent={agent}>
      <main class="page">
        <header class="page__head">
          <h1>Articles</h1>
          <div class="page__actions">
            <a class="button button--primary" href="/articles/new">
              New article
            </a>
          </div>
        </header>
        <form action="/articles" role="search">
          <input
            class="input"
            type="search"
            name="q"
            value={words}
            maxlength="200"
            aria-label="Search articles"
            placeholder="Search articles"
            hx-get="/articles"
            hx-trigger="input changed delay:200ms"
            hx-target="#articles"
            hx-select="#articles"
            hx-swap="outerHTML"
            hx-replace-url="true"
          />
        </form>
        <div id="articles" aria-live="polite" data-fresh="articles">
          <NoArticles none={articles.length === 0} words={words} />
          <ul class="entries">
            {articles.map((article) => (
              <ArticleEntry article={article} />
            ))}
          </ul>
        </div>
      </main>
    </Workspace>
  )
}

function NoArticles({ none, words }: { none: boolean; words: string }) {
  if (!none) return ''
  if (words === '') {
    return (
      <div class="empty">
        <h2>No articles yet</h2>
        <p>The AI answers visitors from articles. Without articles, it can only call an agent.</p>
        <p>
          <a class="link" href="/articles/new">
            Write the first one
          </a>
        </p>
      </div>
    )
  }
  return (
    <div class="empty">
      <h2 safe>{`No articles match “${isolate(words)}”`}</h2>
      <p>Every word must be in the article.</p>
    </div>
  )
}

function ArticleEntry({ article: { id, title, body, questions, updatedAt } }: { article: Article }) {
  const count = questions.length === 1 ? '1 question' : `${questions.length} questions`
  return (
    <li>
      <a class="entry" href={`/articles/${id}`}>
        <b class="entry__title">
          <bdi safe>{title}</bdi>
        </b>
        <Time at={updatedAt} as="age" />
        <small safe>{`${count} · ${isolate(beginning(body))}`}</small>
      </a>
    </li>
  )
}

function beginning(body: string): string {
  return body.slice(0, 160).replace(/\s+/g, ' ')
}
