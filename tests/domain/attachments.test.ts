import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { sql } from '../../src/db/client'
import { fitName } from '../../src/model/attachments/name'
import { expectAlways } from '../support/generated'
import { hostileFiles } from '../support/hostile-files'
import { gif, pdf, picture, turnedJpeg, zip } from '../support/sample-files'
import { testServer } from '../support/server'
import { expectInert, expectNothingLeft, upload } from '../support/uploads'

const parley = testServer({}, { answers: false })
const API = '/api/visitor/attachments'
const hostile = await hostileFiles()
const samples = {
  png: await picture('png', 200, 150),
  jpeg: await picture('jpeg', 200, 150),
  webp: await picture('webp', 200, 150),
  gif,
  pdf,
  zip: zip('a.txt', Buffer.from('hello')),
}

interface Accepted {
  id: string
  type: string
  width: number | null
  height: number | null
  url: string
}

describe('a hostile file is refused or inert', () => {
  test.each(hostile.map((file) => [file.what, file] as const))(
    '%s',
    async (_, { name, content, type, shown = false }) => {
      const vera = parley.visitor()
      const response = await upload(vera, API, content, name)
      expect(response.status).toBe(201)
      const { attachment } = (await response.json()) as { attachment: Accepted }
      expect(attachment.type).toMatch(type)
      expect(attachment.width !== null).toBe(shown)
      const served = await vera.get(attachment.url)
      expectInert(served)
      expect(served.headers.get('content-disposition')).toStartWith(shown ? 'inline; ' : 'attachment; ')
      expect(await served.bytes()).toEqual(content)
      expect((await vera.get(`${attachment.url}/thumbnail`)).status).toBe(shown ? 200 : 404)
    },
  )
})

describe('a picture', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('%s has its size, and a small version that fits', async (format) => {
    const { vera, attachment } = await sent(await picture(format, 1300, 700))
    expect(attachment).toMatchObject({ type: `image/${format}`, width: 1300, height: 700 })
    const small = await (await vera.get(`${attachment.url}/thumbnail`)).bytes()
    expect(await new Bun.Image(small).metadata()).toEqual({ width: 640, height: 345, format: 'webp' })
  })

  test('taken with a turned camera is shown upright', async () => {
    const { vera, attachment } = await sent(await turnedJpeg())
    expect(attachment).toMatchObject({ width: 300, height: 400 })
    const small = await (await vera.get(`${attachment.url}/thumbnail`)).bytes()
    expect(await new Bun.Image(small).metadata()).toMatchObject({ width: 300, height: 400 })
  })

  test('is never enlarged, and loses the camera’s metadata', async () => {
    const { vera, attachment } = await sent(await turnedJpeg())
    const small = Buffer.from(await (await vera.get(`${attachment.url}/thumbnail`)).bytes())
    expect(small.includes('Exif')).toBe(false)
  })
})

describe('text', () => {
  test.each([
    ['a character that is cut where we stop to look', `${'x'.repeat(64 * 1024 - 1)}é`, /^text\/plain/],
    ['right-to-left', 'שלום עולם', /^text\/plain/],
    ['Latin-1', Buffer.from('Größe', 'latin1').toString('latin1'), /^text\/plain/],
    ['with a character zero', 'a\0b', /octet-stream/],
  ])('%s is what it is', async (_, content, type) => {
    expect((await sent(new TextEncoder().encode(content))).attachment.type).toMatch(type)
  })

  test('that is not UTF-8 is not called text', async () => {
    expect((await sent(new Uint8Array(Buffer.from('Größe', 'latin1')))).attachment.type).toBe(
      'application/octet-stream',
    )
  })
})

describe('any upload', () => {
  test('of any bytes never fails, and leaves nothing when removed', async () => {
    const vera = parley.visitor()
    const cut = fc
      .tuple(
        fc.constantFrom(...Object.values(samples)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255)), { maxLength: 5 }),
      )
      .map(([sample, share, changes]) => {
        const bytes = sample.slice(0, Math.ceil(sample.length * share))
        for (const [at, value] of changes) bytes[Math.floor(at * bytes.length)] = value
        return bytes
      })
    const content = fc.oneof(
      cut,
      fc.uint8Array({ maxLength: 2000 }),
      cut.chain((head) => fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([head, tail]))),
    )
    await expectAlways(
      fc.asyncProperty(content, fc.string({ unit: 'binary', maxLength: 100 }), async (bytes, name) => {
        const response = await upload(vera, API, new Uint8Array(bytes), name.toWellFormed())
        expect([201, 422]).toContain(response.status)
        if (response.status !== 201) return
        const { attachment } = (await response.json()) as { attachment: Accepted }
        const served = await vera.get(attachment.url)
        expectInert(served)
        expect(await served.bytes()).toEqual(new Uint8Array(bytes))
        expect((await vera.delete(attachment.url)).status).toBe(204)
      }),
      150,
    )
    await expectNothingLeft()
  }, 60_000)

  test('of any form is a message or a refusal, and a refused one leaves nothing', async () => {
    const vera = parley.visitor()
    const line = fc.constantFrom(
      'Content-Disposition: form-data; name="files"; filename="a.png"',
      'Content-Disposition: form-data; name="files"; filename=""',
      'Content-Disposition: form-data; name="body"',
      'Content-Disposition: form-data; name="__proto__"',
      'Content-Disposition: attachment',
      'Content-Type: text/html',
      'Content-Type: multipart/mixed; boundary=x',
      'Content-Transfer-Encoding: base64',
      'nonsense',
      '',
    )
    const part = fc.record({
      lines: fc.array(line, { maxLength: 4 }),
      content: fc.oneof(fc.string(), fc.constant('\r\n--x'), fc.constant('--x--'), fc.constant('\r\n'.repeat(20))),
      boundary: fc.constantFrom('--x', '--x', '--x', '--y', '--x--', ''),
    })
    const form = fc
      .tuple(fc.array(part, { maxLength: 6 }), fc.boolean(), fc.boolean())
      .map(([parts, ended, proper]) => {
        const own = proper
          ? `--x\r\nContent-Disposition: form-data; name="clientId"\r\n\r\n${crypto.randomUUID()}\r\n--x\r\nContent-Disposition: form-data; name="body"\r\n\r\nwords\r\n`
          : ''
        return `${own}${parts.map(({ lines, content, boundary }) => `${boundary}\r\n${lines.join('\r\n')}\r\n\r\n${content}\r\n`).join('')}${ended ? '--x--\r\n' : ''}`
      })
    let sent = 0
    await expectAlways(
      fc.asyncProperty(
        form,
        fc.constantFrom(
          'multipart/form-data; boundary=x',
          'multipart/form-data; boundary="x"',
          'multipart/form-data',
          'multipart/form-data; boundary=',
          'multipart/form-data; boundary=y',
        ),
        async (body, type) => {
          const response = await vera.send('POST', '/api/visitor/messages', { body, headers: { 'content-type': type } })
          expect([201, 413, 422]).toContain(response.status)
          if (response.status === 201) sent++
          expect(
            await sql`select from attachments where message_id is null and visitor_id is not null and created_at = 'epoch'`,
          ).toHaveLength(0)
        },
      ),
      200,
    )
    expect(sent).toBeGreaterThan(0)
    await expectNothingLeft()
    const waiting =
      await sql`select from attachments join visitors on visitors.id = visitor_id where message_id is null and token_hash = ${new Bun.CryptoHasher('sha256').update(await vera.token()).digest('hex')}`
    expect(waiting).toHaveLength(0)
  }, 60_000)

  test('a file name is safe to show and to save', async () => {
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('.', '/', '\\', ' ', '\u202E', '\0', 'é', 'x'), maxLength: 500 }),
    )
    await fc.assert(
      fc.asyncProperty(strange, async (name) => {
        const fit = fitName(name)
        expect([...fit].length).toBeWithin(1, 201)
        expect(fit).not.toMatch(/[\p{Cc}/\\\u202A-\u202E\u2066-\u2069]|^\.+$|^\s|\s$/u)
        expect(fit.isWellFormed()).toBe(true)
        expect(fitName(fit)).toBe(fit)
      }),
    )
  })
})

async function sent(content: Uint8Array<ArrayBuffer>) {
  const vera = parley.visitor()
  const response = await upload(vera, API, content)
  expect(response.status).toBe(201)
  const { attachment } = (await response.json()) as { attachment: Accepted }
  return { vera, attachment }
}
