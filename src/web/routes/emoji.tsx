import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { Elysia } from 'elysia'
import { htmlOf } from '../../../views/jsx/markup'
import { EmojiGrid } from '../../../views/shared/emoji-grid'
import { encodingFor } from '../../ground/negotiation'
import { emojiGroups } from '../assets/emoji'

// What is sent is the same for everybody and made when it is first wanted.
let compressed: Promise<Uint8Array> | undefined

/** All emoji to choose from, for agents and visitors. */
export const emojiRoutes = new Elysia().get('/emoji', async ({ request }) => {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'public, max-age=604800',
    Vary: 'Accept-Encoding',
  }
  if (encodingFor(request, ['br']) !== 'br') return new Response(await grid(), { headers })
  compressed ??= grid().then((html) => promisify(brotliCompress)(html))
  return new Response(new Uint8Array(await compressed), { headers: { ...headers, 'Content-Encoding': 'br' } })
})

async function grid(): Promise<string> {
  return htmlOf(<EmojiGrid groups={await emojiGroups()} />)
}
