import type { Attack } from './attack'

/** Where Parley is reached over https: alone. */
export const SECURE = { PUBLIC_URL: 'https://chat.example.com' }

const FOREIGN = 'https://evil.example'

export const bearerBesideCookie: Attack = {
  section: 'E',
  name: 'A bearer token beside an agent’s cookie, from a foreign page',
  allowed: '401 or 403, and the session goes on',
  withinS: { short: 15, long: 15 },
  async run(target) {
    const cookie = await target.freshAgent()
    const reply = await target.ask('/session', {
      method: 'DELETE',
      headers: { Cookie: cookie, Origin: FOREIGN, Authorization: 'Bearer x' },
    })
    const after = await target.ask('/conversations', { headers: { Cookie: cookie } })
    return {
      seen: `${reply?.status ?? 'no reply'}; the session ${after?.status === 200 ? 'goes on' : 'is gone'}`,
      held: (reply?.status === 401 || reply?.status === 403) && after?.status === 200,
    }
  },
}

export const plainOrigin: Attack = {
  section: 'E',
  name: 'A page of http: at the same host, where PUBLIC_URL is https:',
  allowed: '403',
  needsProcess: true,
  settings: SECURE,
  withinS: { short: 30, long: 30 },
  async run(target) {
    const headers = { Host: 'chat.example.com', Origin: 'http://chat.example.com' }
    const reply = await target.ask('/session', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ email: 'a@example.com', password: 'wrong' }),
    })
    return { seen: String(reply?.status ?? 'no reply'), held: reply?.status === 403 }
  },
}
