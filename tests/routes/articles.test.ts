import { describe, expect, test } from 'bun:test'
import { createArticle } from '../../src/actions/knowledge/create'
import type { Article } from '../../src/model/schema'
import { articleWithId, newestArticles } from '../../src/reads/knowledge/queries'
import { CANARY } from '../support/canary'
import { testServer } from '../support/server'

const { ann, bea, outsider } = testServer()

const FORM = {
  title: `Opening times ${CANARY}`,
  body: `Ten to seven. ${CANARY}`,
  questions: `When do you open? ${CANARY}\r\nAnd on Sundays?`,
}

const anArticle = (): Promise<Article> =>
  createArticle({
    title: `Lost things ${CANARY}`,
    body: `They are at the desk. ${CANARY}`,
    questions: [`Have you found my hat? ${CANARY}`],
  })

describe('the list', () => {
  test('says what to do while it is empty', async () => {
    const page = await ann.get('/articles')
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('No articles yet')
  })

  test('shows all articles, or those that match a search', async () => {
    const { id, title } = await anArticle()
    const other = await createArticle({ title: 'Other', body: 'Another.', questions: [] })
    const all = await (await ann.get('/articles')).text()
    for (const article of [id, other.id]) expect(all).toContain(`/articles/${article}`)

    const found = await (await ann.get(`/articles?q=${encodeURIComponent(`lost hat ${CANARY}`)}`)).text()
    expect(found).toContain(id)
    expect(found).not.toContain(other.id)
    expect(await (await ann.get('/articles?q=nowhere')).text()).toContain('No articles match')
    expect(title).toContain(CANARY)
  })
})

describe('a new article', () => {
  test('is saved, and its page says so', async () => {
    expect((await ann.get('/articles/new')).status).toBe(200)
    const response = await ann.post('/articles', FORM)
    expect(response.status).toBe(303)
    const path = response.headers.get('location') ?? ''
    expect(path).toMatch(/^\/articles\/[0-9a-f-]{36}\?saved$/)
    const page = await (await ann.get(path)).text()
    expect(page).toContain('Saved.')
    expect(page).toContain('Delete article')

    const article = await articleWithId(path.slice('/articles/'.length, -'?saved'.length))
    expect(article).toMatchObject({
      title: FORM.title,
      body: FORM.body,
      questions: [`When do you open? ${CANARY}`, 'And on Sundays?'],
    })
  })

  test('keeps the text as it was typed', async () => {
    for (const body of ['007', 'true', 'null', '{"a":1}', '[1]', 'שלום 👋🏽', 'x'.repeat(20_000)]) {
      const response = await ann.post('/articles', { title: body.slice(0, 200), body, questions: body.slice(0, 500) })
      expect(response.status).toBe(303)
      const [newest] = await newestArticles()
      expect(newest).toMatchObject({ body, title: body.slice(0, 200), questions: [body.slice(0, 500)] })
    }
  })

  test('that is invalid says why and keeps what was typed', async () => {
    const count = (await newestArticles()).length
    const response = await ann.post('/articles', { ...FORM, title: '  ' })
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('Give the article a title.')
    expect(page).toContain('Ten to seven.')
    expect(page).toContain('And on Sundays?')
    expect((await ann.post('/articles', { ...FORM, body: '' })).status).toBe(422)
    expect(await newestArticles()).toHaveLength(count)
  })
})

describe('an article', () => {
  test('whose title is too long or cannot be stored says so in the words of the form, and keeps it', async () => {
    const { id } = await anArticle()
    for (const [title, complaint] of [
      ['a'.repeat(201), 'The title must have at most 200 characters.'],
      ['a\0b', 'The title contains a character that cannot be stored.'],
    ] as const) {
      const response = await ann.put(`/articles/${id}`, { ...FORM, title })
      expect(response.status).toBe(422)
      const page = await response.text()
      expect(page).toContain(complaint)
      expect(page).toContain(`value="${title.replace('\0', '')}"`)
    }
  })

  test('is changed', async () => {
    const article = await anArticle()
    const response = await ann.put(`/articles/${article.id}`, FORM)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('Saved.')
    const changed = await articleWithId(article.id)
    expect(changed).toMatchObject({ title: FORM.title, body: FORM.body })
    expect(changed?.updatedAt.getTime()).toBeGreaterThan(article.updatedAt.getTime())
  })

  test('that is edited to something invalid says why, keeps what was typed, and stays unchanged', async () => {
    const article = await anArticle()
    const response = await ann.put(`/articles/${article.id}`, { ...FORM, title: 'x'.repeat(201) })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Ten to seven.')
    expect(await articleWithId(article.id)).toEqual(article)
  })

  test('is deleted, once', async () => {
    const { id } = await anArticle()
    const response = await ann.delete(`/articles/${id}`)
    expect(response.status).toBe(204)
    expect(response.headers.get('hx-redirect')).toBe('/articles')
    expect(await articleWithId(id)).toBeUndefined()
    expect((await bea.delete(`/articles/${id}`)).status).toBe(404)
    expect((await bea.put(`/articles/${id}`, FORM)).status).toBe(404)
    expect((await bea.get(`/articles/${id}`)).status).toBe(404)
  })

  test('that never existed is not found', async () => {
    for (const id of [crypto.randomUUID(), '1', 'x%00']) expect((await ann.get(`/articles/${id}`)).status).toBe(404)
  })
})

test('outsiders see and change nothing', async () => {
  const { id } = await anArticle()
  const before = await newestArticles()
  for (const path of ['/articles', '/articles/new', `/articles/${id}`]) {
    const response = await outsider.get(path)
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toStartWith('/session/new')
  }
  expect((await outsider.post('/articles', FORM)).status).toBe(401)
  expect((await outsider.put(`/articles/${id}`, FORM)).status).toBe(401)
  expect((await outsider.delete(`/articles/${id}`)).status).toBe(401)
  expect(await newestArticles()).toEqual(before)
})

test('other sites change nothing', async () => {
  const { id } = await anArticle()
  const before = await newestArticles()
  const foreign = { origin: 'https://evil.test' }
  expect((await ann.post('/articles', FORM, foreign)).status).toBe(403)
  expect((await ann.put(`/articles/${id}`, FORM, foreign)).status).toBe(403)
  expect((await ann.delete(`/articles/${id}`, foreign)).status).toBe(403)
  expect(await newestArticles()).toEqual(before)
})
