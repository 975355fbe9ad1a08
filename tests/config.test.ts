import { describe, expect, test } from 'bun:test'
import { ConfigError, config, configure } from '../src/ground/config'

describe('without any settings', () => {
  test('the defaults apply and are frozen', () => {
    const read = configure({})
    expect(read).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      messageIntervalMs: 3000,
      handoffTimeoutS: 120,
      logLevel: 'info',
      trustedProxies: [],
    })
    expect(read.publicUrl.href).toBe('http://localhost:3000/')
    expect(read.dataDir).toBe(`${process.cwd()}/data`)
    expect(read.databaseUrl).toBeUndefined()
    expect(read.admin).toBeUndefined()
    expect(Object.isFrozen(read)).toBe(true)
    expect(config).toBe(read)
  })

  test('an empty value counts as unset', () => {
    expect(configure({ PORT: '', PUBLIC_URL: '  ', DATABASE_URL: '' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    })
  })
})

test('every mistake is reported at once', () => {
  const before = configure({ PORT: '4000' })
  const mistakes = mistakesOf({
    PORT: 'eighty',
    PUBLIC_URL: 'chat.example.com',
    DATABASE_URL: 'mysql://localhost/parley',
    ADMIN_EMAIL: 'ann',
    ADMIN_PASSWORD: 'short',
    TRUSTED_PROXIES: '10.0.0.0/8, 10.0.0.0/99 proxy',
    MESSAGE_INTERVAL_MS: '-1',
    HANDOFF_TIMEOUT_S: '0',
    LOG_LEVEL: 'loud',
  })
  const named = [
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'TRUSTED_PROXIES',
    'MESSAGE_INTERVAL_MS',
    'HANDOFF_TIMEOUT_S',
    'LOG_LEVEL',
  ]
  for (const name of named) expect(mistakes.filter((mistake) => mistake.startsWith(name))).not.toBeEmpty()
  expect(mistakes.filter((mistake) => mistake.startsWith('TRUSTED_PROXIES'))).toHaveLength(2)
  expect(config).toBe(before)
})

test('an error shows the value, but never a password', () => {
  expect(mistakesOf({ PORT: '65536' }).join()).toContain('65536')
  expect(mistakesOf({ ADMIN_EMAIL: 'ann@parley.test', ADMIN_PASSWORD: 'hunter2' }).join()).not.toContain('hunter2')
  expect(mistakesOf({ DATABASE_URL: 'mysql://parley:hunter2@localhost/parley' }).join()).not.toContain('hunter2')
})

describe('numbers', () => {
  test.each(['0x50', '8e1', '3000.5', '+80', '-80', '٣'])('are digits: %p is a mistake', (text) => {
    expect(mistakesOf({ PORT: text })).toHaveLength(1)
  })

  test('the edges are allowed', () => {
    expect(configure({ PORT: '0', MESSAGE_INTERVAL_MS: '0', HANDOFF_TIMEOUT_S: '1' })).toMatchObject({
      port: 0,
      messageIntervalMs: 0,
      handoffTimeoutS: 1,
    })
    expect(configure({ PORT: '65535' }).port).toBe(65_535)
  })
})

describe('the public address', () => {
  test('is derived from host and port', () => {
    expect(configure({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl.href).toBe('http://localhost:8080/')
    expect(configure({ HOST: '192.0.2.7', PORT: '80' }).publicUrl.href).toBe('http://192.0.2.7/')
    expect(configure({ HOST: '::1', PORT: '8080' }).publicUrl.href).toBe('http://[::1]:8080/')
  })

  test('is an origin: no path, no query, no other scheme', () => {
    expect(configure({ PUBLIC_URL: 'https://chat.example.com' }).publicUrl.origin).toBe('https://chat.example.com')
    for (const wrong of [
      'https://chat.example.com/parley',
      'https://chat.example.com/?a=b',
      'ftp://chat.example.com',
      'javascript:alert(1)',
    ]) {
      expect(mistakesOf({ PUBLIC_URL: wrong })).toHaveLength(1)
    }
  })
})

describe('the file store', () => {
  const S3 = {
    S3_ENDPOINT: 'https://s3.example.com',
    S3_BUCKET: 'parley',
    S3_ACCESS_KEY_ID: 'key',
    S3_SECRET_ACCESS_KEY: 'hunter2',
  }

  test('is the data folder, or a fully configured bucket', () => {
    expect(configure({}).s3).toBeUndefined()
    const bucket = {
      endpoint: 'https://s3.example.com',
      bucket: 'parley',
      accessKeyId: 'key',
      secretAccessKey: 'hunter2',
      region: 'us-east-1',
    }
    expect(configure(S3).s3).toEqual(bucket)
    expect(configure({ ...S3, S3_REGION: 'eu-central-1' }).s3).toEqual({ ...bucket, region: 'eu-central-1' })
  })

  test('is configured completely or not at all', () => {
    for (const name of Object.keys(S3))
      expect(mistakesOf({ ...S3, [name]: '' })).toEqual([
        expect.stringMatching(new RegExp(`^${name} is not set, but .* are\\. Set all or none\\.$`)),
      ])
    expect(mistakesOf({ S3_REGION: 'eu-central-1' })).toHaveLength(4)
  })

  test('has an endpoint without secrets and a valid bucket name', () => {
    for (const wrong of [
      's3.example.com',
      'ftp://s3.example.com',
      'https://key:hunter2@s3.example.com',
      'https://s3.example.com/?x=1',
    ]) {
      expect(mistakesOf({ ...S3, S3_ENDPOINT: wrong })).toHaveLength(1)
    }
    for (const wrong of ['Parley', 'a', 'with space', '../x'])
      expect(mistakesOf({ ...S3, S3_BUCKET: wrong })).toHaveLength(1)
    expect(mistakesOf({ ...S3, S3_ENDPOINT: 'https://key:hunter2@s3.example.com' }).join()).not.toContain('hunter2')
  })
})

describe('the first admin', () => {
  test('may have an address inside a network', () => {
    expect(configure({ ADMIN_EMAIL: 'admin@localhost', ADMIN_PASSWORD: 'long enough' }).admin?.email).toBe(
      'admin@localhost',
    )
  })

  test('needs both email and password', () => {
    expect(configure({ ADMIN_EMAIL: 'ann@parley.test', ADMIN_PASSWORD: 'long enough' }).admin).toEqual({
      email: 'ann@parley.test',
      password: 'long enough',
      name: 'Admin',
    })
    expect(mistakesOf({ ADMIN_EMAIL: 'ann@parley.test' }).join()).toContain('ADMIN_PASSWORD is not')
    expect(mistakesOf({ ADMIN_PASSWORD: 'long enough' }).join()).toContain('ADMIN_EMAIL is not')
  })

  test('keeps spaces in the password', () => {
    expect(configure({ ADMIN_EMAIL: 'ann@parley.test', ADMIN_PASSWORD: ' long enough ' }).admin?.password).toBe(
      ' long enough ',
    )
  })
})

test('trusted proxies are addresses and ranges of both families', () => {
  expect(configure({ TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1 fd00::/8' }).trustedProxies).toEqual([
    '10.0.0.0/8',
    '192.0.2.1',
    'fd00::/8',
  ])
  for (const wrong of ['10.0.0/8', '10.0.0.0/33', 'fd00::/129', '10.0.0.0/', 'all'])
    expect(mistakesOf({ TRUSTED_PROXIES: wrong })).toHaveLength(1)
})

function mistakesOf(env: Record<string, string>): string[] {
  try {
    configure(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes
    throw error
  }
  return []
}
