import { BAD_HOSTS } from '../../tests/support/bad-hosts'
import type { Random } from '../support/random'
import type { Route } from './routes'
import type { Template } from './template'
import { nastyId, nastyText, noise } from './values'

const METHODS = [
  'GET',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'HEAD',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'get',
  'G<T',
  'CONNECT',
  'A'.repeat(300),
] as const
const HOSTS = [...BAD_HOSTS, 'evil.example', '[::1]', '127.0.0.1:{{port}}, x'] as const
const ORIGINS = [
  '{{origin}}',
  '{{origin}}',
  '{{origin}}',
  '{{origin}}',
  'null',
  'https://evil.example',
  '',
  '[',
  'http://127.0.0.1',
] as const
const PROOFS = [
  ['Cookie', '{{agent}}'],
  ['Cookie', '{{agent}}'],
  ['Authorization', 'Bearer {{visitor}}'],
  ['Authorization', 'Bearer {{visitor}}'],
  ['Authorization', 'Bearer x'],
  ['Cookie', 'parley='],
  ['Cookie', 'parley=%; parley={{fresh}}; ;;=;'],
  ['X-None', ''],
] as const
const ODD_HEADERS = [
  'HX-Request: true',
  'HX-Request: true',
  'HX-Target: messages',
  'HX-Current-URL: http://[',
  'Accept: application/json',
  'Accept: text/html',
  'Accept-Language: \xff, de;q=x',
  'Accept-Encoding: gzip, br;q=0, zstd',
  'If-None-Match: *',
  'If-Modified-Since: never',
  'Range: bytes=0-',
  'Range: bytes=5-1',
  'Range: bytes=-99999999999',
  'Content-Encoding: gzip',
  'X-Forwarded-For: [',
  'X-Forwarded-For: ::1, 1.2.3.4',
  'X-Forwarded-For: , ,',
  'X-Forwarded-Host: evil.example',
  'X-Forwarded-Proto: https',
  'Forwarded: for=x',
  'User-Agent: ',
  'User-Agent: {{5000×a}}',
  'Sec-Fetch-Site: same-origin',
  'Sec-Fetch-Site: cross-site',
  'Cookie: tz=Nowhere/Land; zone=[',
  'Cookie: {{4000×a=b;}}',
  'X-Request-Id: \xff',
  'Parley-File-Name: %',
  'Parley-File-Name: %ff%00',
  'Parley-File-Name: {{2000×x}}',
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x',
  'Sec-WebSocket-Protocol: parley.v1, bearer.{{visitor}}',
  'Sec-WebSocket-Protocol: bearer.',
  'Referer: http://[',
  'Authorization: Basic eDp5',
  'Authorization: Bearer',
  'X-HTTP-Method-Override: DELETE',
] as const
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-16',
  'application/json',
  'application/json; charset=latin1',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'text/plain',
  'application/octet-stream',
  'image/png',
  'APPLICATION/JSON',
  ';',
  '\xff',
] as const

/** A request to a route that may be right in most ways and is wrong in some. */
export function randomRequest(random: Random, routes: Route[], fields: string[]): Template {
  const route = routes[Math.floor(random.next() * routes.length)] as Route
  const method = random.chance(0.85) ? route.method : random.pick(METHODS)
  const host = random.chance(0.97) ? '127.0.0.1:{{port}}' : random.pick(HOSTS)
  const [proof, value] = random.pick(PROOFS)
  const lines = [
    `Host: ${host}`,
    `Origin: ${random.pick(ORIGINS)}`,
    `${proof}: ${value}`,
    'X-Forwarded-For: {{address}}',
  ]
  while (random.chance(0.4)) lines.push(random.pick(ODD_HEADERS))
  const bodyless = ['GET', 'HEAD', 'OPTIONS'].includes(method) && random.chance(0.95)
  const { type, body } = bodyless ? { type: '', body: '' } : randomBody(random, fields)
  if (type) lines.push(`Content-Type: ${type}`)
  const chunked = !bodyless && random.chance(0.1) && !body.includes('{{')
  if (chunked) lines.push('Transfer-Encoding: chunked')
  else if (!bodyless) lines.push('Content-Length: {{length}}')
  const sent = chunked ? `${body && `${body.length.toString(16)}\r\n${body}\r\n`}0\r\n\r\n` : body
  return `${method} ${address(random, route.path, fields)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${sent}`
}

function address(random: Random, path: string, fields: string[]): string {
  const filled = path
    .replaceAll(/:\w+|\*/g, () => inAddress(nastyId(random)))
    .replace(/(.)\/$/, random.chance(0.5) ? '$1' : '$1/')
  const query: string[] = []
  while (random.chance(0.45)) query.push(`${someField(random, fields)}=${inAddress(nastyText(random))}`)
  return `${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

function inAddress(text: string): string {
  return text.replaceAll(/[\0- \x7f]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function randomBody(random: Random, fields: string[]): { type: string; body: string } {
  const kind = random.pick(['form', 'form', 'json', 'json', 'parts', 'noise'])
  const named = Array.from(
    { length: Math.floor(random.next() * 6) },
    () => [someField(random, fields), nastyText(random)] as const,
  )
  // The fields that most routes need.
  if (random.chance(0.5)) named.push(['clientId', '{{fresh}}'], ['body', nastyText(random)])
  const type = random.chance(0.15) ? random.pick(TYPES) : undefined
  if (kind === 'form')
    return {
      type: type ?? TYPES[0],
      body: named.map(([name, value]) => `${name}=${random.chance(0.8) ? inForm(value) : value}`).join('&'),
    }
  if (kind === 'json') return { type: type ?? 'application/json', body: randomJson(random, named) }
  if (kind === 'parts')
    return {
      type: type ?? 'multipart/form-data; boundary=x',
      body: `${named.map(([name, value]) => part(random, name, value)).join('')}--x--\r\n`,
    }
  return { type: type ?? random.pick(TYPES), body: noise(random, 2000) }
}

function randomJson(random: Random, named: (readonly [string, string])[]): string {
  if (random.chance(0.05))
    return random.pick([
      '[',
      '{',
      'null',
      '[]',
      '1',
      '"a"',
      '{"a":1}{',
      '{{1000×[}}',
      `{{500×{"a":}}`,
      '\xef\xbb\xbf{}',
      '{"__proto__":{"a":1}}',
    ])
  const members = named.map(([name, value]) => {
    if (random.chance(0.25))
      return `"${name}":${random.pick(['null', 'true', '1', '-1', '1e400', '[]', '{}', '[null]', '[{"a":[]}]', '{"url":1}', '{"url":"http://["}', '["{{attachment}}"]'])}`
    return `"${name}":${value.startsWith('{{') ? `"${value}"` : quoted(value)}`
  })
  return `{${members.join(',')}}`
}

/** As JSON spells it; bytes beyond ASCII stay as they are. */
function quoted(value: string): string {
  return JSON.stringify(value)
}

function part(random: Random, name: string, value: string): string {
  const file = random.chance(0.3)
    ? `; filename="${random.pick(['a.txt', '', '../x', 'a%22b', '\xff', '{{300×x}}'])}"`
    : ''
  const more = random.chance(0.1)
    ? random.pick(['Content-Type: \xff\r\n', 'Content-Transfer-Encoding: base64\r\n', ': \r\n', '{{30×A: b\r\n}}'])
    : ''
  return `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n${more}\r\n${value}\r\n`
}

function inForm(value: string): string {
  if (value.startsWith('{{')) return value
  return value.replaceAll(/[^\w.~-]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function someField(random: Random, fields: string[]): string {
  if (random.chance(0.05)) return random.pick(['', '__proto__', 'constructor', 'a[]', '%00'])
  return fields[Math.floor(random.next() * fields.length)] ?? 'body'
}
