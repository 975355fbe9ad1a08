import { rawRequest } from '../../tests/support/raw'
import type { Attack } from './attack'
import { SECURE } from './origins'

const NEEDED = ['content-security-policy', 'x-content-type-options', 'strict-transport-security']

export const headers: Attack = {
  section: 'E',
  name: 'The headers of replies, those that Bun makes itself among them, where PUBLIC_URL is https:',
  allowed: 'content security policy, nosniff and HSTS on all but those that say nothing at all',
  needsProcess: true,
  settings: SECURE,
  withinS: { short: 30, long: 30 },
  async run(target) {
    const host = { Host: 'chat.example.com', Connection: 'close' }
    const requests: Record<string, Buffer | string> = {
      'a page': rawRequest('GET', '/widget', host),
      'a file of ours': rawRequest('GET', '/widget.js', host),
      'nothing there': rawRequest('GET', '/nothing', host),
      'refused (403)': rawRequest('POST', '/session', host, ''),
      'no socket (426)': rawRequest('GET', '/widget/live', host),
      'a bad host': rawRequest('GET', '/', { ...host, Host: '[' }),
      'a bad method': rawRequest('G<T', '/', host),
      'bad bytes': 'GET / HTTP/1.1\r\nHost chat.example.com\r\n\r\n',
      'a long head': rawRequest('GET', '/', { ...host, 'X-Long': 'x'.repeat(100_000) }),
      'a body that is too long': `POST /session HTTP/1.1\r\nHost: chat.example.com\r\nContent-Length: ${1024 ** 4 + 1}\r\n\r\n`,
      'two lengths':
        'POST /session HTTP/1.1\r\nHost: chat.example.com\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx',
    }
    const lacking: string[] = []
    for (const [what, bytes] of Object.entries(requests)) {
      const reply = await target.raw(bytes, 3000)
      // What is no HTTP, Bun itself answers before there is a request: without a header or a word that could do anything.
      if (typeof reply === 'string' || isBare(reply)) continue
      const missing = NEEDED.filter((name) => !reply.headers.has(name))
      if (missing.length > 0)
        lacking.push(
          `${what} (${reply.status}) lacks ${missing.length === NEEDED.length ? 'all' : missing.join(' and ')}`,
        )
    }
    return {
      seen: lacking.join('; ') || `${Object.keys(requests).length} replies have them`,
      held: lacking.length === 0,
    }
  },
}

function isBare({ headers, body }: { headers: Headers; body: string }): boolean {
  return body === '' && [...headers.keys()].every((name) => ['connection', 'content-length', 'date'].includes(name))
}
