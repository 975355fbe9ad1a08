import { beforeAll, describe, expect, test } from 'bun:test'
import { changeArticle } from '../../src/actions/knowledge/change'
import { createArticle } from '../../src/actions/knowledge/create'
import { removeArticle } from '../../src/actions/knowledge/remove'
import { connect, sql } from '../../src/db/client'
import { Invalid, NotFound } from '../../src/ground/errors'
import { Fields } from '../../src/ground/fields'
import { type ArticleInput, readArticle } from '../../src/model/knowledge/article-input'
import { passagesOf } from '../../src/model/knowledge/passages'
import type { Article } from '../../src/model/schema'
import { newestArticles } from '../../src/reads/knowledge/queries'
import { findPassage } from '../../src/reads/knowledge/search'
import { CANARY } from '../support/canary'
import { testDatabase } from '../support/database'

const database = testDatabase()

const LIBRARY: ArticleInput[] = [
  {
    title: `Opening times ${CANARY}`,
    body: `The library is open from ten to seven. ${CANARY}`,
    questions: ['When do you open?', 'Are you open on Sundays?'],
  },
  {
    title: `Borrowing books ${CANARY}`,
    body: `You can keep ten books for four weeks, and renew them twice. ${CANARY}`,
    questions: ['How many books can I borrow?', 'How do I renew a book?'],
  },
  {
    title: `Late fees ${CANARY}`,
    body: `A book that is late costs 20 cents a day. ${CANARY}`,
    questions: ['What does it cost to bring a book back late?'],
  },
]

const asked = async (question: string) => {
  const found = await findPassage(question)
  return { title: found?.article.title, confidence: found?.confidence ?? 0 }
}

describe('a search', () => {
  beforeAll(async () => {
    for (const article of LIBRARY) await createArticle(article)
  })

  test('finds the article by its example question, reworded or misspelt', async () => {
    expect(await asked('how many books may i borrow')).toMatchObject({ title: LIBRARY[1]?.title })
    expect(await asked('am I too late? what does that cost')).toMatchObject({ title: LIBRARY[2]?.title })
    expect(await asked('renewing bokos')).toMatchObject({ title: LIBRARY[1]?.title })
    expect(await asked('OPEN ON SUNDAY')).toMatchObject({ title: LIBRARY[0]?.title })
  })

  test('finds what only the article’s text says', async () => {
    expect(await asked('20 cents')).toMatchObject({ title: LIBRARY[2]?.title })
  })

  test('is sure of an example question and unsure of an unrelated one', async () => {
    expect((await asked('When do you open?')).confidence).toBeGreaterThan(0.8)
    expect((await asked('Can my parrot learn to sing?')).confidence).toBeLessThan(0.2)
    expect(await findPassage('???')).toBeUndefined()
    expect(await findPassage('')).toBeUndefined()
  })

  test('returns the text as it was written', async () => {
    expect((await findPassage('When do you open?'))?.passage).toBe(LIBRARY[0]?.body ?? '')
  })

  test('knows new, changed and deleted articles at once', async () => {
    const article = await createArticle({
      title: `Parking ${CANARY}`,
      body: 'Behind the house.',
      questions: ['Where can I park my car?'],
    })
    expect(await findPassage('Where can I park my car?')).toMatchObject({ passage: 'Behind the house.' })
    await changeArticle(article, { ...article, body: 'In front of the house.' })
    expect(await findPassage('Where can I park my car?')).toMatchObject({ passage: 'In front of the house.' })
    await removeArticle(article)
    expect((await asked('Where can I park my car?')).title).not.toBe(article.title)
  })

  test('knows what another process changed, even if it was committed late', async () => {
    const article = await createArticle({
      title: `Wifi ${CANARY}`,
      body: 'The password is on the wall.',
      questions: ['What is the wifi password?'],
    })
    const elsewhere = connect(database.location, { max: 1 })
    const change = elsewhere.begin(async (tx) => {
      await tx`update articles set body = 'Ask at the desk.', updated_at = now() where id = ${article.id}`
      await createArticle({ title: `Later ${CANARY}`, body: 'Something else.', questions: [] })
      expect(await findPassage('What is the wifi password?')).toMatchObject({ passage: 'The password is on the wall.' })
    })
    await change
    expect(await findPassage('What is the wifi password?')).toMatchObject({ passage: 'Ask at the desk.' })
    await elsewhere.end()
  })
})

test('a long article answers with the passage that fits', async () => {
  const filler =
    'This paragraph says nothing that anybody would ask about, but it says so at some length, so that it stands alone. '.repeat(
      2,
    )
  const article = await createArticle({
    title: `Printing and scanning ${CANARY}`,
    body: `The printer stands on the first floor, to the left of the stairs. ${filler}\n\nA page in colour is 30 cents, one in black is 10. ${filler}\n\nScanning onto your own stick is free of charge. ${filler}`,
    questions: ['Where is the printer?'],
  })
  expect((await findPassage('where is the printer'))?.passage).toStartWith('The printer stands')
  expect((await findPassage('printer: what is a page in colour?'))?.passage).toStartWith('A page in colour')
  expect((await findPassage('is scanning free?'))?.passage).toStartWith('Scanning onto')
  await removeArticle(article)
})

test('headings stay with their text, and passages have a maximum length', () => {
  const words = 'Some words that fill a paragraph. '.repeat(8)
  expect(passagesOf(`Heading\n\n${words}\n\nDo this:\n\n- one\n- two ${words}`)).toEqual([
    `Heading\n\n${words.trim()}`,
    `Do this:\n\n- one\n- two ${words.trim()}`,
  ])
  for (const body of ['x'.repeat(20_000), words.repeat(50), `${words}\n`.repeat(50)]) {
    const passages = passagesOf(body)
    expect(Math.max(...passages.map(({ length }) => length))).toBeLessThanOrEqual(1200)
    expect(passages.join(' ').replace(/\s/g, '')).toBe(body.replace(/\s/g, ''))
  }
})

describe('a typed article', () => {
  const typed = (values: Record<string, string>) =>
    readArticle(new Fields(new Map(Object.entries({ title: 'T', body: 'B', ...values }))))

  test('has one question a line, without blanks and duplicates', () => {
    expect(typed({ questions: ' One? \r\n\r\nTwo?\nOne?\n' })).toEqual({
      title: 'T',
      body: 'B',
      questions: ['One?', 'Two?'],
    })
    expect(typed({ body: 'a\r\nb' }).body).toBe('a\nb')
  })

  test('needs a title and a text of limited length', () => {
    expect(() => typed({ title: ' ' })).toThrow(Invalid)
    expect(() => typed({ body: '' })).toThrow(Invalid)
    expect(() => typed({ title: 'x'.repeat(201) })).toThrow(Invalid)
    expect(() => typed({ body: 'x'.repeat(20_001) })).toThrow(Invalid)
    expect(() => typed({ questions: 'x'.repeat(501) })).toThrow(Invalid)
    expect(() => typed({ questions: Array.from({ length: 501 }, (_, n) => `${n}?`).join('\n') })).toThrow(Invalid)
  })
})

test('the list can be searched for any characters', async () => {
  const article = await createArticle({
    title: `100 % wool_socks ${CANARY}`,
    body: 'Warm.',
    questions: ['Do they itch?'],
  })
  const titles = async (words: string) => (await newestArticles(words)).map(({ title }) => title)
  expect(await titles('WOOL itch')).toEqual([article.title])
  expect(await titles('100 %')).toEqual([article.title])
  expect(await titles('l_s')).toEqual([article.title])
  expect(await titles('o_l')).toEqual([])
  expect(await titles(CANARY)).toContain(article.title)
  expect((await newestArticles())[0]?.id).toBe(article.id)
})

test('saving a deleted article says that it is gone', async () => {
  const article = await createArticle({ title: `Gone ${CANARY}`, body: 'Gone.', questions: [] })
  await removeArticle(article)
  expect(changeArticle(article, article)).rejects.toThrow(NotFound)
  expect(await sql<Article[]>`select * from articles where id = ${article.id}`).toHaveLength(0)
})
