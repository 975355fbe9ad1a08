import { Invalid } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { isBlank } from '../../text/invisible-characters'
import type { Article } from './schema'

/** What an agent writes: a title, the text, and questions that people ask which it answers. */
export type ArticleInput = Pick<Article, 'title' | 'body' | 'questions'>

export const LONGEST_TITLE = 200
const LONGEST_ARTICLE = 20_000
const MOST_QUESTIONS = 500
const LONGEST_QUESTION = 500

/** Reads an article from a form that has one question a line. Throws `Invalid` with what is wrong with which field. */
export function readArticle(fields: Fields): ArticleInput {
  const form = fields.withLabels({ title: 'The title', body: 'The text', questions: 'The example questions' })
  const title = form.required('title', LONGEST_TITLE, 'Give the article a title.')
  const body = form.required('body', LONGEST_ARTICLE, 'Write the answer that the AI should give.')
  const questions = (form.text('questions', MOST_QUESTIONS * LONGEST_QUESTION) ?? '')
    .split(/[\r\n]+/)
    .map((question) => question.trim())
    .filter((question) => !isBlank(question))
  if (questions.length > MOST_QUESTIONS)
    throw new Invalid({ questions: `An article can have at most ${MOST_QUESTIONS} questions.` })
  if (questions.some(({ length }) => length > LONGEST_QUESTION))
    throw new Invalid({
      questions: `A question can have at most ${LONGEST_QUESTION} characters. Put each on its own line.`,
    })
  // Browsers send line ends as two characters.
  return { title, body: body.replace(/\r\n?/g, '\n'), questions: [...new Set(questions)] }
}
