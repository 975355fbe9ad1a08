import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { BunSocket } from './support/bun-socket'
import { type DocumentedProxy, documentedCaddy, documentedNginx } from './support/documented-proxies'
import { PASSWORD } from './support/fixtures'
import { freePort } from './support/free-port'
import { PATIENCE_MS } from './support/patience'
import { type SpawnedServer, spawnServer } from './support/spawned-server'

// Parley behind the proxies of docs/self-hosting.md, as they are written there.

for (const [name, documented] of [
  ['nginx', documentedNginx],
  ['Caddy', documentedCaddy],
] as const) {
  describe(`behind ${name}, configured as in the docs`, () => {
    let proxy: DocumentedProxy
    let parley: SpawnedServer

    beforeAll(async () => {
      const port = await freePort()
      proxy = await documented(port)
      const environment = { PORT: String(port), PUBLIC_URL: proxy.url, TRUSTED_PROXIES: '127.0.0.1/32' }
      parley = await spawnServer({ environment })
    }, PATIENCE_MS)
    afterAll(async () => {
      await parley?.[Symbol.asyncDispose]()
      await proxy?.[Symbol.asyncDispose]()
    }, PATIENCE_MS)

    const ask = (path: string, init: RequestInit = {}) =>
      fetch(proxy.url + path, { redirect: 'manual', ...init, tls: { ca: proxy.certificate } } as RequestInit)
    const signIn = (password: string, headers: Record<string, string> = {}) =>
      ask('/session', {
        method: 'POST',
        headers: { Origin: proxy.url, ...headers },
        body: new URLSearchParams({ email: 'ada@parley.test', password }),
      })
    const newVisitor = async () => {
      const response = await ask('/api/visitor/session', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      })
      return ((await response.json()) as { token: string }).token
    }

    test('pages carry the security headers and HSTS', async () => {
      const page = await ask('/session/new')
      expect(page.status).toBe(200)
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(page.headers.get('x-content-type-options')).toBe('nosniff')
      expect(page.headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/)
    })

    test('an agent signs in with a __Host- cookie; pages of other sites or plain http cannot use it', async () => {
      const response = await signIn(PASSWORD)
      expect(response.status).toBe(303)
      const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-parley=')) ?? ''
      expect(cookie).toMatch(/; Secure/)
      expect((await ask('/conversations', { headers: { Cookie: cookie.split(';')[0] ?? '' } })).status).toBe(200)
      for (const origin of ['https://evil.example', proxy.url.replace('https:', 'http:')])
        expect((await signIn(PASSWORD, { Origin: origin })).status).toBe(403)
    })

    test('where PUBLIC_URL is not the address that people use, the refusal and the log say which is which', async () => {
      const plain = proxy.url.replace('https:', 'http:')
      const advice = `Parley was reached as ${plain}, but PUBLIC_URL is ${proxy.url}. Open ${proxy.url} instead.`
      for (let again = 0; again < 3; again++)
        expect(await (await signIn(PASSWORD, { Origin: plain })).text()).toContain(advice)
      // Once a minute at most: the test before this one may have been first, with another address.
      expect(parley.output().match(/Parley was reached as/g)).toHaveLength(1)
    })

    test('a WebSocket connects and receives messages', async () => {
      const token = await newVisitor()
      const heard: string[] = []
      const socket = new BunSocket(`${proxy.url.replace('https:', 'wss:')}/api/visitor/live?since=0`, {
        protocols: ['parley.v1', `bearer.${token}`],
        tls: { ca: proxy.certificate },
      })
      socket.onmessage = ({ data }) => void heard.push(String(data))
      await new Promise((resolve, reject) => {
        socket.onopen = resolve
        socket.onerror = reject
      })
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const body = JSON.stringify({ clientId: crypto.randomUUID(), body: 'through the proxy' })
      expect((await ask('/api/visitor/messages', { method: 'POST', headers, body })).status).toBe(201)
      for (let waited = 0; waited < 10_000 && !heard.some((frame) => frame.includes('through the proxy')); waited += 20)
        await Bun.sleep(20)
      expect(heard.join()).toContain('through the proxy')
      socket.close()
    })

    test('a 10 MB file can be uploaded', async () => {
      const headers = { Authorization: `Bearer ${await newVisitor()}`, 'Parley-File-Name': 'large.bin' }
      const response = await ask('/api/visitor/attachments', {
        method: 'POST',
        headers,
        body: new Uint8Array(10 * 1024 * 1024),
      })
      expect(response.status).toBe(201)
    })

    // Other systems than Linux have one address of their own only.
    test.skipIf(process.platform !== 'linux')(
      'Parley counts by the address of who asks, whatever they say that it is',
      async () => {
        const statuses: number[] = []
        for (let guess = 0; guess < 11; guess++)
          statuses.push(await guessFrom(proxy, '127.0.0.2', `203.0.113.${guess}`))
        expect(statuses.slice(0, 10)).not.toContain(429)
        expect(statuses.at(-1)).toBe(429)
        // Somebody else, whom the same proxy serves.
        expect(await guessFrom(proxy, '127.0.0.3')).toBe(422)
      },
    )

    test('an invalid Host gets only a 400, and other requests are still served', async () => {
      for (const host of ['[', '%', 'a<b', '999.999.999.999', 'xn--a', 'a b']) {
        const reply = await replyTo(proxy, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
        // Caddy has an empty reply of its own for hosts that it does not know.
        const own = name === 'Caddy' && !/^content-security-policy:/im.test(reply)
        expect({ host, status: own ? 400 : statusOf(reply) }).toEqual({ host, status: 400 })
      }
      expect((await ask('/healthz')).status).toBe(200)
    })
  })
}

/** The status for somebody who tries a password from an address of this machine, and says that they come from another. */
async function guessFrom(proxy: DocumentedProxy, address: string, claimed?: string): Promise<number> {
  const body = String(new URLSearchParams({ email: 'ada@parley.test', password: 'wrong' }))
  const lines = [
    'POST /session HTTP/1.1',
    `Host: localhost:${proxy.port}`,
    `Origin: ${proxy.url}`,
    'Connection: close',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    ...(claimed ? [`X-Forwarded-For: ${claimed}`] : []),
  ]
  return statusOf(await replyTo(proxy, `${lines.join('\r\n')}\r\n\r\n${body}`, address))
}

/** Sends bytes as they are, from an address of this machine; returns how the reply begins. */
function replyTo(proxy: DocumentedProxy, bytes: string, from = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const plain = connect({ port: proxy.port, host: '127.0.0.1', localAddress: from })
    plain.on('error', reject)
    const socket = connectSecurely({ socket: plain, servername: 'localhost', ca: proxy.certificate }, () =>
      socket.write(bytes),
    )
    socket.on('error', reject)
    socket.once('data', (reply) => {
      socket.destroy()
      resolve(String(reply))
    })
  })
}

function statusOf(reply: string): number {
  return Number(reply.split(' ')[1])
}
