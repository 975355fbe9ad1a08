import type { Article } from '../../src/model/knowledge/schema'
import { isolate } from '../../src/text/isolate'
import { Confirmation, opensConfirmation } from '../shared/confirmation'

interface DeleteArticleProps {
  /** A new article cannot be deleted yet. */
  article?: Article
}

export function DeleteButton({ article }: DeleteArticleProps) {
  if (!article) return ''
  return (
    <button class="button button--danger" {...opensConfirmation('delete-article')}>
      Delete…
    </button>
  )
}

export function DeleteArticle({ article }: DeleteArticleProps) {
  if (!article) return ''
  const { id, title } = article
  return (
    <Confirmation
      id="delete-article"
      label="Delete this article?"
      question={`Delete “${isolate(title)}”? The AI stops using it at once. Answers already given stay.`}
      words="Delete article"
      sends={{ 'hx-delete': `/articles/${id}`, 'hx-swap': 'none' }}
    />
  )
}
