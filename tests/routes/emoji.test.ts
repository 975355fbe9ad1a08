import { expect, test } from 'bun:test'
import { readMarkup } from '../support/markup'
import { testServer } from '../support/server'

const { outsider } = testServer()

test('emoji are listed once each, by name, for everybody', async () => {
  const reply = await outsider.get('/emoji')
  expect(reply.status).toBe(200)
  expect(reply.headers.get('cache-control')).toContain('max-age')
  const { elements, text } = readMarkup(await reply.text())
  const names = elements.filter(({ name }) => name === 'button').map(({ attributes }) => attributes['aria-label'])
  expect(names).toContain('thumbs up')
  expect(new Set(names).size).toBe(names.length)
  expect(text).toContain('🎉')
})

test('emoji data is compressed', async () => {
  const reply = await fetch(`${outsider.url}/emoji`, { headers: { 'Accept-Encoding': 'br' }, decompress: false })
  expect(reply.headers.get('content-encoding')).toBe('br')
  expect((await reply.bytes()).length).toBeLessThan(40_000)
})

test('emoji come uncompressed to who refuses brotli', async () => {
  const reply = await fetch(`${outsider.url}/emoji`, { headers: { 'Accept-Encoding': 'br;q=0' }, decompress: false })
  expect(reply.headers.get('content-encoding')).toBeNull()
  expect(await reply.text()).toContain('🎉')
})
