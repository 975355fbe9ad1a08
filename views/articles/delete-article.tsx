import type { Article } from '../../src/model/knowledge/schema'
import { isolated } from '../../src/text/isolated'

interface DeleteArticleProps {
  /** A new article cannot be deleted yet. */
  article?: Article
}

export function DeleteButton({ article }: DeleteArticleProps) {
  if (!article) return ''
  return (
    <button
      class="button button--danger"
      type="button"
      aria-expanded="false"
      aria-controls="delete-article"
      data-toggle="delete-article"
    >
      Delete…
    </button>
  )
}

/** Asks for confirmation before an article is deleted. */
export function DeleteArticle({ article }: DeleteArticleProps) {
  if (!article) return ''
  const { id, title } = article
  return (
    <div id="delete-article" class="box" role="group" aria-label="Delete this article?" tabindex="-1" hidden>
      <p safe>{`Delete “${isolated(title)}”? The AI stops using it at once. Answers already given stay.`}</p>
      <div class="form__buttons">
        <button class="button" type="button" data-toggle="delete-article">
          Keep it
        </button>
        <button class="button button--danger" type="button" hx-delete={`/articles/${id}`} hx-swap="none">
          Delete article
        </button>
      </div>
    </div>
  )
}
