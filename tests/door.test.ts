import { describe, expect, test } from 'bun:test'
import { createApp } from '../src/web/app'
import { isHost } from '../src/web/http/host'
import { rawReply, rawRequest } from './support/raw'
import { testServer } from './support/server'

const parley = testServer()
const { ann, outsider } = parley

const here = () => new URL(parley.url).host
const ask = async (target: string, headers: string[], method = 'GET') => {
  const reply = await rawReply(parley.url, rawRequest(method, target, [...headers, 'Connection: close']))
  return { ...reply, reply: reply.text }
}

const EVERY_REPLY = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cache-control',
]

describe('the Host header', () => {
  const GOOD = [
    'a',
    'localhost',
    'chat.example.com',
    'chat.example.com.',
    'Chat.Example.COM:443',
    'parley_web:3000',
    'xn--mnchen-3ya.example',
    '127.0.0.1:80',
    '[::1]:3000',
  ]
  const BAD = [
    ...[
      '',
      '[',
      ']',
      '[]',
      '[::1',
      '::1',
      '[::g]',
      '[fe80::1%eth0]',
      '%',
      '%41',
      'a<b',
      'a b',
      'a,b',
      'a..b',
      '.a',
      '-a',
      'a-.b',
      "a'b",
      'a\\b',
      'a|b',
      'é.example',
    ],
    ...[
      '999.999.999.999',
      '1.2.3',
      '0x7f.1',
      '256.1.1.1',
      '1.2.3.4.5',
      'xn--a',
      'xn--',
      `${'a'.repeat(64)}.example`,
      'a.'.repeat(130),
      'a'.repeat(10_000),
    ],
    ...[
      'a:',
      'a:b',
      'a:99999',
      'a:80:80',
      'a:-1',
      'u@a',
      'u:p@a',
      'a/b',
      'a/api/visitor/',
      'a?b',
      'a#b',
      'http://a',
      '//a',
      'a;b',
      'a\t',
      '*',
    ],
  ]

  test('must be a host before anything else is looked at', async () => {
    for (const host of GOOD) expect([host, isHost(host)]).toEqual([host, true])
    for (const host of BAD) expect([host, isHost(host)]).toEqual([host, false])
  })

  test('is refused with an explanation when it is invalid, at every kind of address', async () => {
    for (const host of BAD) {
      const { status, headers, reply } = await ask('/session/new', [`Host: ${host}`])
      // What follows the name of a header is not part of it, so this one is good.
      expect([host, status]).toEqual([host, host === 'a\t' ? 302 : 400])
      if (status === 400) {
        expect(reply).toContain('The Host header of this request is not a valid host name.')
        for (const name of EVERY_REPLY) expect([name, headers.has(name)]).toEqual([name, true])
      }
    }
    for (const target of [
      '/',
      '/conversations',
      '/conversations/live',
      '/assets/img/nothing.png',
      '/api/visitor/messages',
      '/widget.js',
      '/nothing',
    ]) {
      expect((await ask(target, ['Host: [', 'Upgrade: websocket', 'Connection: Upgrade'])).status).toBe(400)
    }
    expect((await ask('/session/new', ['Host: a.example', 'Host: b.example'])).status).toBe(400)
    expect((await ask('/session/new', [])).status).toBe(400)
    expect((await outsider.get('/healthz')).status).toBe(200)
  })

  test('leads to the same pages in any valid form', async () => {
    for (const host of GOOD) expect([host, (await ask('/session/new', [`Host: ${host}`])).status]).toEqual([host, 302])
  })

  test('cannot change the path: only what the router takes for the visitor API is exempt from the origin check', async () => {
    const { cookie } = await signedIn()
    const foreign = [`Cookie: ${cookie}`, 'Origin: https://evil.test', 'Content-Length: 0']
    for (const host of [
      'a',
      'aa',
      'abc',
      here(),
      'a/api/visitor/',
      'a/api/visitor/?',
      'a#/api/visitor/',
      'a\\api\\visitor\\',
    ]) {
      for (const target of [
        '/session',
        '/api/visitor/../../session',
        '/api/visitor/%2e%2e/%2e%2e/session',
        '//api/visitor/../session',
        '/session?/api/visitor/',
        '/session#/api/visitor/',
      ]) {
        const { status } = await ask(target, [`Host: ${host}`, ...foreign], 'DELETE')
        expect([host, target, [400, 403, 404].includes(status)]).toEqual([host, target, true])
      }
    }
    expect((await ann.get('/conversations')).status).toBe(200)
  })

  test('is also checked when the request line holds a full URL', async () => {
    expect((await ask('http://evil.test/healthz', [`Host: ${here()}`])).status).toBe(200)
    expect((await ask('http://evil.test/healthz', ['Host: ['])).status).toBe(400)
    expect((await ask('evil.test:443', [`Host: ${here()}`], 'CONNECT')).status).toBe(400)
  })
})

describe('every reply', () => {
  test('carries the security headers: pages, files, scripts, errors, refusals and 404s', async () => {
    const requests = [
      ...[
        '/',
        '/session/new',
        '/healthz',
        '/readyz',
        '/widget',
        '/widget.js',
        '/assets/img/icon.svg',
        '/assets/nothing.js',
        '/nothing',
        '/%ff',
        '/api/visitor/messages',
      ],
      ...[
        '/conversations?q=a&q=b&range=x&range=y',
        '/conversations/nothing',
        '/conversations/live',
        '/api/nothing',
        '/help?%',
        '//',
        '/..',
        '/\\',
      ],
    ]
    for (const target of requests) {
      for (const method of [
        'GET',
        'HEAD',
        'OPTIONS',
        'POST',
        'DELETE',
        'PUT',
        'PATCH',
        'TRACE',
        'PROPFIND',
        'SEARCH',
        'QUERY',
        'LINK',
      ]) {
        const { status, headers } = await ask(target, [`Host: ${here()}`, 'Content-Length: 0'], method)
        expect([method, target, status >= 200 && status < 500]).toEqual([method, target, true])
        for (const name of [...EVERY_REPLY, 'x-request-id'])
          expect([method, target, name, headers.has(name)]).toEqual([method, target, name, true])
        expect(headers.has('strict-transport-security')).toBe(false)
      }
    }
  })

  test('carries HSTS where the site uses TLS', async () => {
    parley.set({ PUBLIC_URL: 'https://chat.example.com' })
    const { headers } = await ask('/healthz', ['Host: chat.example.com'])
    parley.set({})
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
  })

  test('that Bun gives by itself has no content', async () => {
    const broken = [
      'hello\r\n\r\n',
      'GET nothing HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/3.3\r\nHost: a\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'b'.repeat(20_000)}\r\n\r\n`,
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ]
    for (const request of broken)
      expect((await rawReply(parley.url, request)).text).toMatch(
        /^HTTP\/1\.1 (?:400|431|505) [\w ]+\r\nConnection: close\r\n\r\n$/,
      )
  })
})

describe('the origin of a request', () => {
  const unsafe = () => createApp().routes.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))

  test('is checked by every route that changes anything', async () => {
    const { cookie } = await signedIn()
    const routes = unsafe().filter(({ path }) => !path.startsWith('/api/visitor/'))
    expect(routes.length).toBeGreaterThan(20)
    for (const { method, path } of routes) {
      const target = path.replaceAll(/:\w+|\*/g, crypto.randomUUID())
      const sent: Record<string, string>[] = [
        { origin: 'https://evil.test' },
        { origin: 'null' },
        { origin: '' },
        { origin: 'https://evil.test', authorization: 'Bearer x' },
        { origin: 'null', authorization: 'Bearer x' },
        { origin: '', 'sec-fetch-site': 'cross-site' },
        { origin: '', 'sec-fetch-site': 'same-site' },
      ]
      for (const headers of sent) {
        const response = await ann.send(method, target, { headers: { cookie, ...headers } })
        expect([method, path, headers, response.status]).toEqual([method, path, headers, 403])
      }
      const withToken = await ann.send(method, target, { headers: { cookie, origin: '', authorization: 'Bearer x' } })
      // Signing in, setting up and coming as a visitor need no session.
      const open = method === 'POST' && /^\/(?:session|setup|widget\/session)\/?$/.test(path)
      if (!open) expect([method, path, withToken.status]).toEqual([method, path, 401])
    }
  })

  test('makes a cookie count for nothing beside a bearer token', async () => {
    expect((await ann.get('/conversations')).status).toBe(200)
    for (const authorization of ['Bearer x', 'bearer x', 'Bearer ', 'BEARER a b']) {
      expect([authorization, (await ann.get('/conversations', { authorization })).status]).toEqual([authorization, 303])
      expect(await ann.handshake('/conversations/live', { authorization })).toBe(401)
    }
    expect((await ann.get('/conversations', { authorization: 'Basic eDp5' })).status).toBe(200)
  })

  test('is told with the address to set, where PUBLIC_URL does not name the one that people use', async () => {
    const refused = async (headers: string[]) =>
      (await ask('/session', ['Host: 127.0.0.1:3000', ...headers, 'Content-Length: 0'], 'POST')).reply
    parley.set({ PUBLIC_URL: 'http://localhost:3000' })
    const behind = await refused(['Origin: https://chat.example.com'])
    expect(behind).toContain('403')
    expect(behind).toContain('Parley was reached as https://chat.example.com, but PUBLIC_URL is http://localhost:3000.')
    expect(behind).toContain('set PUBLIC_URL=https://chat.example.com and restart Parley.')
    parley.set({ PUBLIC_URL: 'https://chat.example.com' })
    const plain = await refused(['Origin: http://chat.example.com'])
    expect(plain).toContain(
      'Parley was reached as http://chat.example.com, but PUBLIC_URL is https://chat.example.com. Open https://chat.example.com instead.',
    )
    parley.set({})
  })

  test('is not named where the browser says that it is another site, nor where nobody could read it', async () => {
    const refused = async (headers: string[]) =>
      (await ask('/session', [`Host: ${here()}`, ...headers, 'Content-Length: 0'], 'POST')).reply
    const OTHERS = [
      'null',
      '[',
      'file://',
      `https://${'a'.repeat(300)}.test`,
      'javascript:alert(1)',
      'https://<b>.test',
    ]
    for (const headers of [
      ['Origin: https://evil.test', 'Sec-Fetch-Site: cross-site'],
      [],
      ...OTHERS.map((origin) => [`Origin: ${origin}`]),
    ]) {
      const reply = await refused(headers)
      expect(reply).toContain('did not come from a page of this site.')
      expect(reply).not.toContain('PUBLIC_URL')
    }
  })

  test('without TLS is foreign to a site with TLS, for requests and sockets', async () => {
    const { cookie } = await signedIn()
    const as = async (publicUrl: string, host: string, origin: string) => {
      parley.set({ PUBLIC_URL: publicUrl })
      const secure = publicUrl.startsWith('https:') ? cookie.replace(/^parley=/, '__Host-parley=') : cookie
      const posted = await ask('/nothing', [`Host: ${host}`, `Origin: ${origin}`, 'Content-Length: 0'], 'POST')
      const statuses = [posted.status, await ann.handshake('/conversations/live', { host, origin, cookie: secure })]
      parley.set({})
      return statuses
    }
    const REFUSED = [403, 403]
    const own = here()
    expect(await as('https://chat.example.com', 'chat.example.com', 'http://chat.example.com')).toEqual(REFUSED)
    expect(await as(`https://${own}`, own, `http://${own}`)).toEqual(REFUSED)
    expect(await as('https://chat.example.com', '192.168.1.7:3000', 'http://192.168.1.7:3000')).toEqual(REFUSED)
    expect(await as('https://chat.example.com', 'chat.example.com', 'http://localhost')).toEqual(REFUSED)
    const ALLOWED = [404, 101]
    expect(await as('https://chat.example.com', 'chat.example.com', 'https://chat.example.com')).toEqual(ALLOWED)
    expect(await as('https://chat.example.com', '127.0.0.1:3000', 'http://127.0.0.1:3000')).toEqual(ALLOWED)
    expect(await as(parley.url, '127.0.0.1:3000', 'http://127.0.0.1:3000')).toEqual(ALLOWED)
    expect(await as(parley.url, 'behind.example', 'https://behind.example')).toEqual(ALLOWED)
  })
})

async function signedIn(): Promise<{ cookie: string }> {
  await ann.get('/conversations')
  return { cookie: ann.cookie }
}
