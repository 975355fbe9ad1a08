import { connect } from 'node:net'
import { expectNoCanary } from './canary'
import { TestSocket } from './sockets'

const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** A form's fields; each is sent as it is. */
export type Form = Record<string, string>

/** How a request gets to a server, and the reply back. */
export type Transport = (url: URL, init: RequestInit) => Promise<Response>

/**
 * A browser without a screen: keeps cookies, sends the Origin a page of the site would, does not follow redirects.
 */
export class Client {
  private readonly cookies = new Map<string, string>()

  constructor(
    private readonly site: () => string,
    protected readonly transport: Transport = checked,
  ) {}

  get url(): string {
    return this.site()
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get(path: string, headers?: Record<string, string>): Promise<Response> {
    return this.send('GET', path, { headers })
  }

  post(path: string, form?: Form | FormData, headers?: Record<string, string>): Promise<Response> {
    return this.send('POST', path, { body: encoded(form), headers })
  }

  put(path: string, form?: Form, headers?: Record<string, string>): Promise<Response> {
    return this.send('PUT', path, { body: encoded(form), headers })
  }

  patch(path: string, form?: Form, headers?: Record<string, string>): Promise<Response> {
    return this.send('PATCH', path, { body: encoded(form), headers })
  }

  delete(path: string, headers?: Record<string, string>): Promise<Response> {
    return this.send('DELETE', path, { headers })
  }

  /** Any request; an empty header is left out, so that `{ origin: '' }` is a request without one. */
  async send(
    method: string,
    path: string,
    { body, headers = {} }: { body?: BodyInit; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const sent = {
      origin: new URL(this.url).origin,
      cookie: await this.signedIn(),
      ...(await this.proof()),
      ...headers,
    }
    const given = Object.entries(sent).filter(([, value]) => value !== '')
    const response = await this.transport(new URL(path, this.url), { method, headers: given, body })
    this.keepCookies(response)
    return response
  }

  /** Opens a socket the way a page of the site does. */
  async live(path: string, headers: Record<string, string> = {}): Promise<TestSocket> {
    const sent = { origin: new URL(this.url).origin, cookie: await this.signedIn(), ...headers }
    return TestSocket.open(new URL(path, this.url), { headers: sent })
  }

  /** The status with which the server answers somebody who wants to open a socket; 101 where it opens. */
  async handshake(path: string, headers: Record<string, string> = {}): Promise<number> {
    const { hostname, port, origin } = new URL(this.url)
    const sent = {
      ...UPGRADE,
      origin,
      host: `${hostname}:${port}`,
      cookie: await this.signedIn(),
      ...(await this.proof()),
      ...headers,
    }
    const lines = Object.entries(sent)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => `${name}: ${value}\r\n`)
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname, () =>
        socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`),
      )
      socket.once('data', (reply) => {
        socket.destroy()
        resolve(Number(String(reply).split(' ')[1]))
      })
      socket.once('error', reject)
    })
  }

  /** The cookies to send; whoever signs in does so here, on first use. */
  async signedIn(): Promise<string> {
    return this.cookie
  }

  /** Headers that prove who asks, where it is not a cookie. */
  protected async proof(): Promise<Record<string, string>> {
    return {}
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) this.keepCookie(line)
  }

  protected keepCookie(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** A browser in which an agent is signed in. */
export class AgentClient extends Client {
  private session: Promise<void> | undefined

  /** `signIn` returns the Set-Cookie header of a session; it is asked on first use. */
  constructor(
    site: () => string,
    private readonly signIn: () => Promise<string>,
    transport?: Transport,
  ) {
    super(site, transport)
  }

  override async signedIn(): Promise<string> {
    this.session ??= this.signIn().then((line) => this.keepCookie(line))
    await this.session
    return this.cookie
  }
}

/** Signs in as the page does; returns the Set-Cookie header of the session. */
export async function signIn(
  site: string,
  account: { email: string; password: string },
  transport: Transport = checked,
): Promise<string> {
  const init = { method: 'POST', headers: { origin: site }, body: new URLSearchParams({ ...account }) }
  const response = await transport(new URL('/session', site), init)
  const [cookie] = response.headers.getSetCookie()
  if (!cookie) throw new Error(`${account.email} was not signed in: ${response.status} ${await response.text()}`)
  return cookie
}

/** Throws when a page holds text that is not escaped. */
async function checked(url: URL, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'manual' })
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response

  const html = await response.text()
  expectNoCanary(html, `${init.method} ${url.pathname}${url.search}`, response.headers.get('parley-seal'))
  return new Response(html, { status: response.status, headers: response.headers })
}

function encoded(form: Form | FormData | undefined): URLSearchParams | FormData | undefined {
  return form === undefined || form instanceof FormData ? form : new URLSearchParams(form)
}
