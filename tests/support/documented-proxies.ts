import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './folders'
import { freePort } from './free-port'
import { proxy } from './programs'

/** A proxy as docs/self-hosting.md shows it, in front of a Parley. */
export interface DocumentedProxy extends AsyncDisposable {
  name: 'nginx' | 'caddy'
  port: number
  /** What the outside calls it, and so Parley's PUBLIC_URL. */
  url: string
  /** The certificate that clients have to trust. */
  certificate: string
}

const DOCUMENT = readFileSync(join(import.meta.dir, '../../docs/self-hosting.md'), 'utf8')

/** Starts the nginx of the document; only ports, the name and the certificate are put in. */
export async function documentedNginx(parleyPort: number): Promise<DocumentedProxy> {
  return start('nginx', ({ folder, port, otherPort, certificate, key }) => {
    const block = replaced(blockOf('nginx'), {
      'listen 443 ssl': `listen 127.0.0.1:${port} ssl`,
      'listen 80': `listen 127.0.0.1:${otherPort}`,
      'server_name chat.example.com': 'server_name localhost',
      '/etc/letsencrypt/live/chat.example.com/fullchain.pem': certificate,
      '/etc/letsencrypt/live/chat.example.com/privkey.pem': key,
      '127.0.0.1:3000': `127.0.0.1:${parleyPort}`,
    })
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${folder}/${kind};`,
    )
    const user = process.getuid?.() === 0 ? 'user root;' : ''
    const settings = `daemon off; ${user} pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')}\n${block}}`
    const file = join(folder, 'nginx.conf')
    writeFileSync(file, settings)
    return ['-e', 'stderr', '-p', folder, '-c', file]
  })
}

/** Starts the Caddy of the document, with a certificate that it need not ask anybody for. */
export async function documentedCaddy(parleyPort: number): Promise<DocumentedProxy> {
  return start('caddy', ({ folder, port, certificate, key }) => {
    const block = replaced(blockOf('caddyfile'), {
      'chat.example.com {': `https://localhost:${port} {\n  bind 127.0.0.1\n  tls ${certificate} ${key}`,
      '127.0.0.1:3000': `127.0.0.1:${parleyPort}`,
    })
    const file = join(folder, 'Caddyfile')
    writeFileSync(
      file,
      `{\n  admin off\n  auto_https disable_redirects\n  storage file_system ${folder}/storage\n}\n${block}`,
    )
    return ['run', '--config', file, '--adapter', 'caddyfile']
  })
}

interface Place {
  folder: string
  port: number
  otherPort: number
  certificate: string
  key: string
}

async function start(name: 'nginx' | 'caddy', prepare: (place: Place) => string[]): Promise<DocumentedProxy> {
  const folder = temporaryFolder()
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = Bun.spawnSync([
    'openssl',
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    certificate,
  ])
  if (made.exitCode !== 0) throw new Error(`openssl made no certificate:\n${made.stderr}`)

  const port = await freePort()
  const command = [proxy(name) ?? name, ...prepare({ folder, port, otherPort: await freePort(), certificate, key })]
  const server = Bun.spawn(command, {
    env: { PATH: process.env.PATH, HOME: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaints = ''
  void (async () => {
    for await (const piece of server.stderr) complaints += new TextDecoder().decode(piece)
  })()
  await listens(port, () => (server.exitCode === null ? undefined : complaints))
  return {
    name,
    port,
    url: `https://localhost:${port}`,
    certificate: readFileSync(certificate, 'utf8'),
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM')
      await server.exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The code of the document in a language; there is one block of each. */
function blockOf(language: string): string {
  const block = DOCUMENT.match(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``))?.[1]
  if (!block) throw new Error(`docs/self-hosting.md shows no ${language}.`)
  return block
}

function replaced(text: string, values: Record<string, string>): string {
  let result = text
  for (const [old, value] of Object.entries(values)) {
    if (!result.includes(old)) throw new Error(`docs/self-hosting.md does not say "${old}" any more.`)
    result = result.replaceAll(old, value)
  }
  return result
}

async function listens(port: number, complaint: () => string | undefined): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; await Bun.sleep(50)) {
    const words = complaint()
    if (words !== undefined) throw new Error(`The proxy ended:\n${words}`)
    const socket = await Bun.connect({ hostname: '127.0.0.1', port, socket: { data() {} } }).catch(() => undefined)
    if (socket) return void socket.end()
  }
  throw new Error('The proxy does not listen.')
}
