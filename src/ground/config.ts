import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { emailIn } from '../text/email-address'

/** What the environment says, checked once at start. `docs/self-hosting.md` describes each name. */
export interface Config {
  host: string
  port: number
  /** What the outside world calls this server; its origin is the only one that may send unsafe requests. */
  publicUrl: URL
  dataDir: string
  /** Another PostgreSQL; without it Parley runs its own in `dataDir`. */
  databaseUrl?: string
  /** Where files are kept; without it in `dataDir`. */
  s3?: { endpoint: string; bucket: string; accessKeyId: string; secretAccessKey: string; region: string }
  /** The first admin, made when there is no agent yet. */
  admin?: { email: string; password: string; name: string }
  /** CIDRs of the proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Least time between two messages of one sender in one conversation, in milliseconds. */
  messageIntervalMs: number
  /** How long an escalated conversation waits for a person before the AI takes it back, in seconds. */
  handoffTimeoutS: number
  logLevel: LogLevel
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
type LogLevel = (typeof LOG_LEVELS)[number]

/** Every mistake found in the environment, in the reader's words, one a line. */
export class ConfigError extends Error {
  constructor(readonly mistakes: string[]) {
    super(
      `The configuration has ${mistakes.length === 1 ? 'a mistake' : 'mistakes'}:\n${mistakes.map((m) => `  ${m}`).join('\n')}`,
    )
  }
}

export let config: Config = readEnvironment({})

/** Reads the environment into `config`, frozen. Throws one `ConfigError` that lists every mistake. */
export function configure(env: Record<string, string | undefined>): Config {
  config = readEnvironment(env)
  return config
}

function readEnvironment(env: Record<string, string | undefined>): Config {
  const mistakes: string[] = []
  const value = (name: string) => env[name]?.trim() || undefined

  const host = value('HOST') ?? '127.0.0.1'
  const port = integer('PORT', 3000, 0, 65_535)
  const result: Config = {
    host,
    port,
    publicUrl: publicUrl(host, port),
    dataDir: resolve(value('DATA_DIR') ?? './data'),
    databaseUrl: databaseUrl(),
    s3: s3(),
    admin: admin(),
    trustedProxies: trustedProxies(),
    messageIntervalMs: integer('MESSAGE_INTERVAL_MS', 3000, 0, 3_600_000),
    handoffTimeoutS: integer('HANDOFF_TIMEOUT_S', 120, 1, 86_400),
    logLevel: logLevel(),
  }
  if (mistakes.length > 0) throw new ConfigError(mistakes)
  return Object.freeze(result)

  function integer(name: string, fallback: number, least: number, most: number): number {
    const text = value(name)
    if (text === undefined) return fallback
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < least || number > most) {
      mistakes.push(`${name} must be a whole number from ${least} to ${most}, but is "${text}".`)
      return fallback
    }
    return number
  }

  function publicUrl(host: string, port: number): URL {
    const publicHost = host === '0.0.0.0' || host === '::' || host === '127.0.0.1' ? 'localhost' : host
    const fallback = new URL(`http://${isIP(publicHost) === 6 ? `[${publicHost}]` : publicHost}:${port}`)
    const text = value('PUBLIC_URL')
    if (text === undefined) return fallback
    const url = URL.parse(text)
    if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search) return url
    mistakes.push(`PUBLIC_URL must be an address such as https://chat.example.com without a path, but is "${text}".`)
    return fallback
  }

  function databaseUrl(): string | undefined {
    const text = value('DATABASE_URL')
    if (text === undefined) return undefined
    if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')) return text
    mistakes.push('DATABASE_URL must be an address such as postgres://user:password@host:5432/parley.')
    return undefined
  }

  function s3(): Config['s3'] {
    const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']
    const [endpoint = '', bucket = '', accessKeyId = '', secretAccessKey = ''] = names.map(value)
    const givenNames = [...names, 'S3_REGION'].filter(value)
    if (givenNames.length === 0) return undefined
    for (const name of names.filter((name) => !value(name)))
      mistakes.push(
        `${name} is not set, but ${givenNames.join(', ')} ${givenNames.length === 1 ? 'is' : 'are'}. Set all or none.`,
      )
    const url = URL.parse(endpoint)
    if (endpoint && !(url && /^https?:$/.test(url.protocol) && !url.username && !url.search)) {
      mistakes.push(
        'S3_ENDPOINT must be an address such as https://s3.eu-central-1.amazonaws.com, without a name or a password in it.',
      )
    }
    if (bucket && !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
      mistakes.push(`S3_BUCKET must be the name of a bucket, but is "${bucket}".`)
    return { endpoint, bucket, accessKeyId, secretAccessKey, region: value('S3_REGION') ?? 'us-east-1' }
  }

  function admin(): Config['admin'] {
    const email = value('ADMIN_EMAIL')
    // `admin@localhost` is enough to sign in with, and there are servers that were set up so.
    const address = emailIn(email ?? '') ?? email?.match(/^[\w.+-]+@[\w-]+$/)?.[0]
    const password = env.ADMIN_PASSWORD
    if (!email && !password) return undefined
    if (!email) mistakes.push('ADMIN_PASSWORD is set, but ADMIN_EMAIL is not. Set both or none.')
    else if (!address) mistakes.push(`ADMIN_EMAIL must be an address like ann@example.com, but is "${email}".`)
    if (!password) mistakes.push('ADMIN_EMAIL is set, but ADMIN_PASSWORD is not. Set both or none.')
    else if (password.length < 8) mistakes.push('ADMIN_PASSWORD must have at least 8 characters.')
    return { email: address ?? '', password: password ?? '', name: value('ADMIN_NAME') ?? 'Admin' }
  }

  function trustedProxies(): string[] {
    const ranges = (value('TRUSTED_PROXIES') ?? '').split(/[\s,]+/).filter(Boolean)
    for (const range of ranges) {
      const [address = '', bits] = range.split('/')
      const most = isIP(address) === 6 ? 128 : 32
      const whole = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most)
      if (!isIP(address) || !whole)
        mistakes.push(`TRUSTED_PROXIES must hold ranges such as 10.0.0.0/8, but one is "${range}".`)
    }
    return ranges
  }

  function logLevel(): LogLevel {
    const text = value('LOG_LEVEL') ?? 'info'
    const level = LOG_LEVELS.find((known) => known === text)
    if (!level) mistakes.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, but is "${text}".`)
    return level ?? 'info'
  }
}
