import { expect, test } from 'bun:test'
import { readMarkup } from '../support/markup'
import { testServer } from '../support/server'

const { outsider } = testServer()

test('emoji are listed once each, by name, for everybody', async () => {
  const response = await outsider.get('/emoji')
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toContain('max-age')
  const { elements, text } = readMarkup(await response.text())
  const names = elements.filter(({ name }) => name === 'button').map(({ attributes }) => attributes['aria-label'])
  expect(names).toContain('thumbs up')
  expect(new Set(names).size).toBe(names.length)
  expect(text).toContain('🎉')
})

test('emoji data is compressed', async () => {
  const response = await fetch(`${outsider.url}/emoji`, { headers: { 'Accept-Encoding': 'br' }, decompress: false })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect((await response.bytes()).length).toBeLessThan(40_000)
})

test('emoji come uncompressed to who refuses brotli', async () => {
  const response = await fetch(`${outsider.url}/emoji`, { headers: { 'Accept-Encoding': 'br;q=0' }, decompress: false })
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await response.text()).toContain('🎉')
})
