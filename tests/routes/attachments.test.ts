import { beforeEach, describe, expect, test } from 'bun:test'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { forgetSpooled } from '../../src/actions/attachments/spool'
import { sweepFiles } from '../../src/actions/attachments/sweep'
import { sql } from '../../src/db/client'
import { attachmentsFolder } from '../../src/ground/store/store'
import { LARGEST_FILE } from '../../src/model/attachments/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import { MOST_FILES } from '../../src/model/messages/incoming-message'
import { MOST_WAITING } from '../../src/reads/attachments/waiting-files'
import { CANARY } from '../support/canary'
import { startTakenConversation } from '../support/fixtures'
import { gif, pdf, picture } from '../support/sample-files'
import { testServer } from '../support/server'
import { cardId, expectInert, expectNothingLeft, formWith, upload } from '../support/uploads'
import type { VisitorClient } from '../support/visitor-client'

const parley = testServer({}, { answers: false })
const { ann, bea, outsider } = parley
const API = '/api/visitor/attachments'
const photo = await picture('jpeg')

interface AttachmentJson {
  id: string
  name: string
  type: string
  size: number
  width: number | null
  height: number | null
  url: string
}

let chat: Conversation
let vera: VisitorClient
let victor: VisitorClient

beforeEach(async () => {
  parley.set({})
  chat = await startTakenConversation(await ann.agent())
  vera = parley.visitor({ name: `Vera ${CANARY}` })
  victor = parley.visitor({ name: `Victor ${CANARY}` })
})

describe("an agent's file", () => {
  test('waits with its name and size, goes with the message, and is then visible to every agent', async () => {
    const response = await upload(ann, filesOf(chat), photo, `photo ${CANARY}.jpg`)
    expect(response.status).toBe(201)
    const id = await cardId(response.clone())
    const card = await response.text()
    expect(card).toContain(`name="attachments" value="${id}"`)
    expect(card).toContain(`${filesOf(chat)}/${id}/thumbnail`)
    expect((await ann.get(`${filesOf(chat)}/${id}`)).status).toBe(200)
    expect((await bea.get(`${filesOf(chat)}/${id}`)).status).toBe(404)

    const sent = await ann.post(`/conversations/${chat.id}/messages`, {
      clientId: crypto.randomUUID(),
      body: 'See here',
      attachments: id,
    })
    expect(sent.status).toBe(201)
    expect(await sent.text()).toContain(`${filesOf(chat)}/${id}/thumbnail`)
    const seen = await bea.get(`${filesOf(chat)}/${id}`)
    expect(seen.headers.get('content-type')).toBe('image/jpeg')
    expect(seen.headers.get('content-disposition')).toStartWith('inline; ')
    expect(await seen.bytes()).toEqual(photo)
    const small = await bea.get(`${filesOf(chat)}/${id}/thumbnail`)
    expectInert(small)
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect((await small.bytes()).length).toBeLessThan(photo.length)
  })

  test('is on the page after a reload, and gone once removed or sent', async () => {
    const kept = await cardId(await upload(ann, filesOf(chat), pdf, 'kept.pdf'))
    const removed = await cardId(await upload(ann, filesOf(chat), pdf, 'removed.pdf'))
    expect(await page()).toContain(`data-waiting="${removed}"`)
    expect((await bea.delete(`${filesOf(chat)}/${removed}`)).status).toBe(404)
    expect((await ann.delete(`${filesOf(chat)}/${removed}`)).status).toBe(204)
    expect((await ann.delete(`${filesOf(chat)}/${removed}`)).status).toBe(404)
    expect(await page()).toContain(`data-waiting="${kept}"`)
    expect(await page()).not.toContain(removed)
    await ann.post(`/conversations/${chat.id}/messages`, { clientId: crypto.randomUUID(), body: '', attachments: kept })
    expect(await page()).not.toContain(`data-waiting="${kept}"`)
    expect((await ann.delete(`${filesOf(chat)}/${kept}`)).status).toBe(404)
    await expectNothingLeft()
  })

  test('is reachable through its own conversation only', async () => {
    const other = await startTakenConversation(await ann.agent())
    const id = await cardId(await upload(ann, filesOf(chat), pdf))
    expect((await ann.get(`${filesOf(other)}/${id}`)).status).toBe(404)
    expect((await ann.delete(`${filesOf(other)}/${id}`)).status).toBe(404)
    const sent = await ann.post(`/conversations/${other.id}/messages`, {
      clientId: crypto.randomUUID(),
      body: 'Here',
      attachments: id,
    })
    expect(sent.status).toBe(422)
  })

  test('can come with the message, as a page without scripts sends it', async () => {
    const form = formWith({ body: `Two ${CANARY}` }, [new File([photo], 'a.jpg'), new File([pdf], 'b.pdf')])
    const sent = await ann.post(`/conversations/${chat.id}/messages`, form)
    expect(sent.status).toBe(201)
    const html = await sent.text()
    expect(html.indexOf('a.jpg')).toBeLessThan(html.indexOf('b.pdf'))
    const refused = await bea.post(
      `/conversations/${chat.id}/messages`,
      formWith({ body: 'Me too' }, [new File([pdf], 'c.pdf')]),
    )
    expect(refused.status).toBe(409)
    await expectNothingLeft()
  })

  test('needs a session and our own pages', async () => {
    const id = await cardId(await upload(ann, filesOf(chat), pdf))
    expect((await upload(outsider, filesOf(chat), pdf)).status).toBe(401)
    expect((await outsider.delete(`${filesOf(chat)}/${id}`)).status).toBe(401)
    for (const path of [`${filesOf(chat)}/${id}`, `${filesOf(chat)}/${id}/thumbnail`])
      expect((await outsider.get(path)).status).toBe(303)
    expect((await upload(ann, filesOf(chat), pdf, 'x', { origin: 'https://evil.test' })).status).toBe(403)
    expect((await upload(vera, filesOf(chat), pdf)).status).toBe(401)
    expect((await vera.get(`${filesOf(chat)}/${id}`)).status).toBe(303)
  })
})

describe("a visitor's file", () => {
  test('is described, goes with the message, and is then visible to agents', async () => {
    const attachment = await accepted(await upload(vera, API, photo, 'Größe 1.jpg'))
    expect(attachment).toEqual({
      id: expect.any(String),
      name: 'Größe 1.jpg',
      type: 'image/jpeg',
      size: photo.length,
      width: 640,
      height: 480,
      url: `${API}/${attachment.id}`,
    })
    const sent = await vera.postJson('/api/visitor/messages', {
      clientId: crypto.randomUUID(),
      body: '',
      attachments: [attachment.id],
    })
    expect(sent.status).toBe(201)
    const { message } = (await sent.json()) as { message: { attachments: AttachmentJson[] } }
    expect(message.attachments).toEqual([attachment])
    expect(await (await vera.get(attachment.url)).bytes()).toEqual(photo)
    expectInert(await vera.get(`${attachment.url}/thumbnail`))

    const [{ conversationId } = { conversationId: '' }] = await sql<
      { conversationId: string }[]
    >`select conversation_id from attachments where id = ${attachment.id}`
    expect(await (await ann.get(`/conversations/${conversationId}/attachments/${attachment.id}`)).bytes()).toEqual(
      photo,
    )
    const [{ lastBody } = { lastBody: '' }] = await sql<
      { lastBody: string }[]
    >`select last_body from conversations where id = ${conversationId}`
    expect(lastBody).toBe('Größe 1.jpg')
  })

  test('is not found by another visitor, before or after it is sent', async () => {
    const { id, url } = await accepted(await upload(vera, API, photo))
    const others = async () => {
      for (const path of [url, `${url}/thumbnail`]) expect((await victor.get(path)).status).toBe(404)
      for (const path of [url, `/widget/attachments/${id}`]) expect((await victor.delete(path)).status).toBe(404)
      const taken = await victor.postJson('/api/visitor/messages', {
        clientId: crypto.randomUUID(),
        body: 'Mine',
        attachments: [id],
      })
      expect(taken.status).toBe(422)
      expect((await fetch(new URL(url, parley.url))).status).toBe(401)
      expect((await upload(outsider, API, pdf)).status).toBe(401)
    }
    await others()
    await vera.postJson('/api/visitor/messages', { clientId: crypto.randomUUID(), body: 'Mine', attachments: [id] })
    await others()
    expect((await vera.get(url)).status).toBe(200)
    expect((await vera.delete(url)).status).toBe(404)
  })

  test('is not found when it came with a note', async () => {
    const { conversationId } = await begun()
    const form = formWith({ body: 'Only for us', author: 'note' }, [new File([pdf], 'secret.pdf')])
    expect((await ann.post(`/conversations/${conversationId}/messages`, form)).status).toBe(201)
    const [file] = await sql<
      { id: string }[]
    >`select id from attachments where conversation_id = ${conversationId} and agent_id is not null`
    expect((await vera.get(`${API}/${file?.id}`)).status).toBe(404)
    expect((await bea.get(`/conversations/${conversationId}/attachments/${file?.id}`)).status).toBe(200)
  })

  test('shows as a card in the widget and can be removed', async () => {
    const response = await upload(vera, '/widget/attachments', photo, `photo ${CANARY}.jpg`)
    expect(response.status).toBe(201)
    expect(await response.clone().text()).toContain('data-private-picture="/api/visitor/attachments/')
    const id = await cardId(response)
    expect((await vera.delete(`/widget/attachments/${id}`)).status).toBe(204)
    expect((await vera.get(`${API}/${id}`)).status).toBe(404)
    await expectNothingLeft()
  })

  test('can be removed through the API as well', async () => {
    const { url } = await accepted(await upload(vera, API, pdf))
    expect((await vera.delete(url)).status).toBe(204)
    expect((await vera.get(url)).status).toBe(404)
    await expectNothingLeft()
  })

  test('can be sent by an app on another site', async () => {
    const asked = await outsider.send('OPTIONS', API)
    expect(asked.headers.get('access-control-allow-headers')).toContain('Parley-File-Name')
    expect(asked.headers.get('access-control-allow-methods')).toContain('DELETE')
    const { url } = await accepted(await upload(vera, API, photo, 'a.jpg', { origin: 'https://shop.test' }))
    expect((await vera.get(url, { origin: 'https://shop.test' })).headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('a message with files', () => {
  test('keeps their order and every byte of its text', async () => {
    for (const body of [
      '007',
      'true',
      'null',
      '{"a":1}',
      '[1]',
      'שלום',
      '👩‍👩‍👧 é\r\n\ttwo  ',
      '\uFEFFbom',
      'x'.repeat(10_000),
    ]) {
      const files = [new File([photo], 'photo.jpg'), new File(['hello'], 'b.txt'), new File([pdf], 'c.pdf')]
      const sent = await vera.post('/api/visitor/messages', formWith({ body }, files))
      expect(sent.status).toBe(201)
      const { message } = (await sent.json()) as { message: { body: string; attachments: AttachmentJson[] } }
      expect(message.body).toBe(body)
      expect(message.attachments.map(({ name }) => name)).toEqual(['photo.jpg', 'b.txt', 'c.pdf'])
    }
  })

  test('resent returns the first one and drops the copies', async () => {
    const clientId = crypto.randomUUID()
    const send = () =>
      vera.post('/api/visitor/messages', formWith({ clientId, body: 'Once' }, [new File([photo], 'a.jpg')]))
    const replies = [await send(), await send(), ...(await Promise.all([send(), send()]))]
    expect(replies.map(({ status }) => status)).toEqual([201, 200, 200, 200])
    const messages = (await Promise.all(replies.map((response) => response.json()))) as {
      message: { attachments: unknown }
    }[]
    expect(new Set(messages.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(messages[0]?.message.attachments).toHaveLength(1)
    await expectNothingLeft()
  })

  test('that is refused leaves no file', async () => {
    await vera.say('First')
    parley.set({ MESSAGE_INTERVAL_MS: '60000' })
    const file = () => [new File([photo], 'a.jpg')]
    expect((await vera.post('/api/visitor/messages', formWith({ body: 'Too soon' }, file()))).status).toBe(429)
    parley.set({})
    expect((await vera.post('/api/visitor/messages', formWith({ clientId: 'none', body: 'x' }, file()))).status).toBe(
      422,
    )
    expect((await vera.post('/api/visitor/messages', formWith({ body: 'x'.repeat(10_001) }, file()))).status).toBe(422)
    const elsewhere = formWith({ body: 'x' }, [])
    elsewhere.append('picture', file()[0] as File)
    expect((await vera.post('/api/visitor/messages', elsewhere)).status).toBe(422)
    await expectNothingLeft()
  })

  test('starts no conversation when its file is gone', async () => {
    const response = await vera.postJson('/api/visitor/messages', {
      clientId: crypto.randomUUID(),
      body: 'Hello',
      attachments: [crypto.randomUUID()],
    })
    expect(response.status).toBe(422)
    expect(await sql`select from conversations where seq = 0`).toHaveLength(0)
  })

  test('may have ten files of 10 MB each', async () => {
    const small = (count: number) => Array.from({ length: count }, (_, index) => new File([`${index}`], `${index}.txt`))
    expect((await vera.post('/api/visitor/messages', formWith({ body: '' }, small(MOST_FILES)))).status).toBe(201)
    const many = await vera.post('/api/visitor/messages', formWith({ body: '' }, small(MOST_FILES + 1)))
    expect(many.status).toBe(422)
    expect(await many.text()).toContain('10 files at most')
    const large = await vera.post(
      '/api/visitor/messages',
      formWith({ body: '' }, [new File([pdf], 'a'), new File([new Uint8Array(LARGEST_FILE + 1)], 'b')]),
    )
    expect(large.status).toBe(413)
    expect(await large.json()).toEqual({ error: { code: 'too_large', message: 'A file can be at most 10 MB.' } })
    expect(
      (
        await vera.post(
          '/api/visitor/messages',
          formWith({ body: '' }, [new File([new Uint8Array(LARGEST_FILE)], 'c')]),
        )
      ).status,
    ).toBe(201)
    await expectNothingLeft()
  })

  test('may have them in the widget as well', async () => {
    const sent = await vera.post('/widget/messages', formWith({ body: '' }, [new File([photo], 'a.jpg')]))
    expect(sent.status).toBe(201)
    expect(await sent.text()).toContain('data-private-picture')
  })

  test('without a chosen file has none', async () => {
    const sent = await vera.post('/api/visitor/messages', formWith({ body: 'Words' }, [new File([], '')]))
    expect(sent.status).toBe(201)
  })
})

describe('the limit of 10 MB', () => {
  test('accepts exactly 10 MB and not a byte more', async () => {
    const largest = await accepted(await upload(vera, API, new Uint8Array(LARGEST_FILE)))
    expect(largest.size).toBe(LARGEST_FILE)
    expect((await (await vera.get(largest.url)).bytes()).length).toBe(LARGEST_FILE)
    for (const address of [API, '/widget/attachments']) {
      const refused = await upload(vera, address, new Uint8Array(LARGEST_FILE + 1))
      expect(refused.status).toBe(413)
      expect(await refused.text()).toContain('A file can be at most 10 MB.')
    }
    expect((await upload(ann, filesOf(chat), new Uint8Array(LARGEST_FILE + 1))).status).toBe(413)
    await expectNothingLeft()
  })

  test('holds when the sender does not declare the size', async () => {
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
    const response = await upload(vera, API, endless as unknown as BodyInit)
    expect(response.status).toBe(413)
    await expectNothingLeft()
  })

  test('gives an error rather than cutting; text has its own limit', async () => {
    expect((await upload(vera, API, new Uint8Array(40 * 1024 * 1024))).status).toBe(413)
    const words = new URLSearchParams({ clientId: crypto.randomUUID(), body: 'x'.repeat(12 * 1024 * 1024) })
    expect((await vera.send('POST', '/api/visitor/messages', { body: words })).status).toBe(413)
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(120)),
    })
    const json = await vera.send('POST', '/api/visitor/messages', {
      body: endless as unknown as BodyInit,
      headers: { 'content-type': 'application/json' },
    })
    expect(json.status).toBe(413)
  })

  test('is 1 MB of text for all fields of a form together', async () => {
    const form = formWith({ body: 'Hello' }, [])
    for (let field = 0; field < 3; field++) form.append(`more${field}`, 'x'.repeat(400 * 1024))
    expect((await vera.post('/api/visitor/messages', form)).status).toBe(413)
  })

  test('allows a sender 20 unsent files', async () => {
    const replies = await Promise.all(Array.from({ length: MOST_WAITING + 2 }, () => upload(vera, API, pdf)))
    expect(replies.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(MOST_WAITING)
    for (let status = 201; status === 201; ) status = (await upload(vera, API, pdf)).status
    const [newest] = await sql<{ visitorId: string }[]>`select visitor_id from attachments order by id desc limit 1`
    expect(await sql`select from attachments where visitor_id = ${newest?.visitorId ?? ''}`).toHaveLength(MOST_WAITING)
    const refused = await upload(vera, API, pdf)
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('already attached 20 files')
    expect((await upload(victor, API, pdf)).status).toBe(201)
  })
})

describe('the name of a file', () => {
  test('is shown and saved unchanged, except for deceptive characters', async () => {
    const names: [string, string][] = [
      ['Größe – 寸法 📐.pdf', 'Größe – 寸法 📐.pdf'],
      ['../../etc/passwd', 'passwd'],
      ['C:\\Users\\ann\\desk.pdf', 'desk.pdf'],
      ['nul\0l.pdf', 'null.pdf'],
      ['photo\u202Egpj.exe', 'photogpj.exe'],
      ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie: x=1.pdf'],
      ['quote".pdf', 'quote".pdf'],
      [`${CANARY}.pdf`, `${CANARY}.pdf`],
      ['..', 'file'],
      ['   ', 'file'],
      ['', 'file'],
      [`${'x'.repeat(1200)}.pdf`, `${'x'.repeat(195)}….pdf`],
    ]
    for (const [given, kept] of names) {
      const { name, url } = await accepted(await upload(vera, API, pdf, given))
      expect(name).toBe(kept)
      const disposition = (await vera.get(url)).headers.get('content-disposition') ?? ''
      const [, encoded = ''] =
        /^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''([\w%.~!-]+)$/.exec(disposition) ?? []
      expect(decodeURIComponent(encoded)).toBe(kept)
      await vera.delete(url)
    }
  })

  test('in a form is read as browsers write it', async () => {
    const sent = await vera.post('/api/visitor/messages', formWith({ body: '' }, [new File([pdf], 'a "b" 📐.pdf')]))
    const { message } = (await sent.json()) as { message: { attachments: AttachmentJson[] } }
    expect(message.attachments[0]?.name).toBe('a "b" 📐.pdf')
  })

  test('that is not valid percent-encoding is refused', async () => {
    expect((await upload(vera, API, pdf, 'x', { 'parley-file-name': '%E0%A4' })).status).toBe(422)
  })
})

describe('the reply with a file', () => {
  test('is inert, revalidated each time, and not sent twice', async () => {
    const { url } = await accepted(await upload(vera, API, gif, 'x.gif'))
    const first = await vera.get(url)
    expectInert(first)
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    const etag = first.headers.get('etag') ?? ''
    expect((await vera.get(url, { 'if-none-match': etag })).status).toBe(304)
    expect((await victor.get(url, { 'if-none-match': etag })).status).toBe(404)
  })

  test('can be a byte range', async () => {
    const { url } = await accepted(await upload(vera, API, pdf))
    const part = await vera.get(url, { range: 'bytes=0-4' })
    expect([part.status, await part.text()]).toEqual([206, '%PDF-'])
    expectInert(part)
  })
})

describe('cleaning up', () => {
  test('a deleted message takes its files along at once', async () => {
    const { url, messageId } = await begun([new File([photo], 'a.jpg')])
    expect((await vera.get(url)).status).toBe(200)
    expect((await vera.delete(`/api/visitor/messages/${messageId}`)).status).toBe(200)
    for (const path of [url, `${url}/thumbnail`]) expect((await vera.get(path)).status).toBe(404)
    await expectNothingLeft()
  })

  test('a message whose files cannot be removed is not deleted either', async () => {
    const { url, messageId } = await begun([new File([photo], 'a.jpg')])
    await sql.unsafe(`create function fail() returns trigger language plpgsql as 'begin raise exception $$no$$; end'`)
    await sql.unsafe('create trigger fail before update on attachments for each row execute function fail()')
    expect((await vera.delete(`/api/visitor/messages/${messageId}`)).status).toBe(500)
    await sql.unsafe('drop function fail cascade')
    expect(await sql`select from messages where id = ${messageId} and deleted_at is null`).toHaveLength(1)
    expect((await vera.get(url)).status).toBe(200)
  })

  test('a visitor’s file that waits for over an hour is swept', async () => {
    const { id, url } = await accepted(await upload(vera, API, photo))
    const recent = await accepted(await upload(vera, API, pdf))
    await sql`update attachments set created_at = now() - interval '61 minutes' where id = ${id}`
    expect((await vera.get(url)).status).toBe(404)
    expect(
      (await vera.postJson('/api/visitor/messages', { clientId: crypto.randomUUID(), body: 'x', attachments: [id] }))
        .status,
    ).toBe(422)
    await sql`update attachments set created_at = now() - interval '66 minutes' where id = ${id}`
    expect(await sweepFiles()).toBe(1)
    expect(await sql`select from attachments where id = ${id}`).toHaveLength(0)
    expect((await vera.get(recent.url)).status).toBe(200)
    await expectNothingLeft()
  })

  test('an agent’s file waits for a day', async () => {
    const id = await cardId(await upload(ann, `/conversations/${chat.id}/attachments`, photo))
    await sql`update attachments set created_at = now() - interval '23 hours' where id = ${id}`
    expect(await sweepFiles()).toBe(0)
    await sql`update attachments set created_at = now() - interval '24 hours 6 minutes' where id = ${id}`
    expect(await sweepFiles()).toBe(1)
    await expectNothingLeft()
  })

  test('sent files are never swept', async () => {
    const { url } = await begun([new File([photo], 'a.jpg')])
    await sql`update attachments set created_at = now() - interval '1 year'`
    await sweepFiles()
    expect((await vera.get(url)).status).toBe(200)
  })

  test('a file that cannot be written is not acknowledged, nor is its message', async () => {
    await accepted(await upload(vera, API, pdf))
    const folder = attachmentsFolder()
    renameSync(folder, `${folder}.aside`)
    writeFileSync(folder, '')
    try {
      const refused = await upload(vera, API, photo)
      expect(refused.status).toBe(503)
      expect(await refused.text()).toContain('Files cannot be stored at the moment.')
      expect(
        (await vera.post('/api/visitor/messages', formWith({ body: 'With a file' }, [new File([photo], 'a.jpg')])))
          .status,
      ).toBe(503)
    } finally {
      rmSync(folder)
      renameSync(`${folder}.aside`, folder)
    }
    expect(await vera.messages()).toHaveLength(0)
    await expectNothingLeft()
  })

  test('uploads cut off by a stop are gone on the next start', async () => {
    mkdirSync(join(attachmentsFolder(), 'incoming'), { recursive: true })
    writeFileSync(join(attachmentsFolder(), 'incoming', 'half'), 'half of it')
    await forgetSpooled()
    await expectNothingLeft()
  })

  test('an upload whose sender goes away leaves nothing', async () => {
    const token = await vera.token()
    const heads = [
      `POST ${API} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Length: 500000\r\n\r\n`,
      `POST /api/visitor/messages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 500000\r\n\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n`,
    ]
    for (const head of heads) await sendAndLeave(Buffer.concat([Buffer.from(head), Buffer.alloc(200_000)]))
    await expectNothingLeft()
  })

  test('an empty file is refused, as is a form in place of a file', async () => {
    expect(await (await upload(vera, API, new Uint8Array(0))).text()).toContain('This file is empty.')
    expect((await vera.post(API, formWith({}, [new File([pdf], 'a.pdf')]))).status).toBe(422)
    await expectNothingLeft()
  })
})

function filesOf({ id }: Pick<Conversation, 'id'>): string {
  return `/conversations/${id}/attachments`
}

async function page(): Promise<string> {
  return (await ann.get(`/conversations/${chat.id}`)).text()
}

async function accepted(response: Response): Promise<AttachmentJson> {
  expect(response.status).toBe(201)
  return ((await response.json()) as { attachment: AttachmentJson }).attachment
}

/** Vera's conversation, begun with a message and perhaps files. */
async function begun(files: File[] = []): Promise<{ conversationId: string; messageId: string; url: string }> {
  const response = await vera.post('/api/visitor/messages', formWith({ body: 'Hello' }, files))
  const { message } = (await response.json()) as { message: { id: string; attachments: AttachmentJson[] } }
  const [row] = await sql<{ conversationId: string }[]>`select conversation_id from messages where id = ${message.id}`
  return { conversationId: row?.conversationId ?? '', messageId: message.id, url: message.attachments[0]?.url ?? '' }
}

function sendAndLeave(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(parley.url).port), '127.0.0.1', () => {
      socket.write(bytes)
      setTimeout(() => socket.destroy(), 100)
    })
    socket.on('close', () => resolve())
    socket.on('error', () => {})
  })
}
