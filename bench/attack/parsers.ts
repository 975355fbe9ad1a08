import { rawRequest } from '../../tests/support/raw'
import { type Attack, type Form, type Seen, together } from './attack'
import { holdUp } from './hold-up'
import type { Target } from './target'

const MOST_MS = 50
const SESSION = '/api/visitor/session'
const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'

interface Body {
  what: string
  path: string
  type: string
  text: string
}

/** Bodies that cost little to make and may cost much to read, each far below the limit of 11 MB. */
function bodies(form: Form): Body[] {
  const few = [
    { what: '100,000 fields', path: SESSION, type: FORM, text: 'a=1&'.repeat(100_000) },
    { what: '9 MB of [ in JSON', path: SESSION, type: JSON_TYPE, text: '['.repeat(9_000_000) },
  ]
  if (form === 'short') return few
  return [
    ...few,
    { what: '100,000 fields at sign-in', path: '/session', type: FORM, text: 'a=1&'.repeat(100_000) },
    { what: '10 MB of fields', path: SESSION, type: FORM, text: 'a=1&'.repeat(2_600_000) },
    { what: '9 MB of {"a": in JSON', path: SESSION, type: JSON_TYPE, text: '{"a":'.repeat(1_800_000) },
    {
      what: 'a million names in JSON',
      path: SESSION,
      type: JSON_TYPE,
      text: `{${Array.from({ length: 700_000 }, (_, n) => `"${n}":1`).join()}}`,
    },
    { what: '10 MB of % in a form', path: SESSION, type: FORM, text: `name=${'%'.repeat(10_000_000)}` },
    { what: '10 MB of spaces in JSON', path: SESSION, type: JSON_TYPE, text: ' '.repeat(10_000_000) },
    {
      what: '10 MB of empty parts',
      path: SESSION,
      type: 'multipart/form-data; boundary=x',
      text: '--x\r\n\r\n\r\n'.repeat(1_000_000),
    },
    {
      what: '10 MB of headers of a part',
      path: SESSION,
      type: 'multipart/form-data; boundary=x',
      text: `--x\r\n${'a: b\r\n'.repeat(1_700_000)}`,
    },
    {
      what: '10 MB that begin a boundary',
      path: SESSION,
      type: 'multipart/form-data; boundary=x',
      text: `--x\r\n\r\n${'\r\n--'.repeat(2_500_000)}`,
    },
  ]
}

export const parsers: Attack = {
  section: 'B',
  name: 'One body that is hard to read',
  allowed: `others wait ${MOST_MS} ms longer at most`,
  withinS: { short: 60, long: 240 },
  async run(target, form) {
    const parts: Seen[] = []
    for (const body of bodies(form)) {
      parts.push(await sent(target, body))
      if (!(await target.lives())) return together([...parts, { seen: 'it does not answer any more', held: false }])
    }
    return together(parts)
  },
}

async function sent(target: Target, { what, path, type, text }: Body): Promise<Seen> {
  const headers = {
    Host: `127.0.0.1:${target.port}`,
    Origin: target.url,
    'Content-Type': type,
    'X-Forwarded-For': '203.0.113.7',
    Connection: 'close',
  }
  const request = rawRequest('POST', path, headers, text)
  let status = ''
  const ms = await holdUp(target, MOST_MS, async () => {
    const reply = await target.raw(request, 20_000)
    status = typeof reply === 'string' ? reply : String(reply.status)
  })
  return { seen: `${what}: ${Math.round(ms)} ms (${status})`, held: ms <= MOST_MS && status !== 'silent' }
}
