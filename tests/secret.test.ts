import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configure } from '../src/ground/config'
import { keyFor } from '../src/ground/secret'
import { temporaryFolder } from './support/folders'

const above = temporaryFolder()
let folder: string
let path: string

beforeEach(() => {
  folder = join(above, crypto.randomUUID())
  path = join(folder, 'secret')
  configure({ DATA_DIR: folder })
})
afterAll(() => rmSync(above, { recursive: true }))

describe('the secret in the data folder', () => {
  test('is created on first use, readable by its owner only, and kept', () => {
    const key = keyFor('device')
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)

    configure({ DATA_DIR: above })
    keyFor('device')
    configure({ DATA_DIR: folder })
    expect(keyFor('device')).toEqual(key)
  })

  test('derives a separate key for each purpose', () => {
    const [device, other] = [keyFor('device'), keyFor('other')]
    expect(device).toHaveLength(32)
    expect(device).not.toEqual(other)
    expect(device).not.toEqual(readFileSync(path))
  })

  test('differs between folders', () => {
    const here = keyFor('device')
    configure({ DATA_DIR: join(above, crypto.randomUUID()) })
    expect(keyFor('device')).not.toEqual(here)
  })

  test('is the same for processes that create it at once', async () => {
    const program = `import { configure } from ${JSON.stringify(join(import.meta.dir, '../src/ground/config'))}
      import { keyFor } from ${JSON.stringify(join(import.meta.dir, '../src/ground/secret'))}
      configure(process.env)
      console.log(keyFor('device').toString('hex'))`
    const ask = () =>
      new Response(
        Bun.spawn([process.execPath, '-e', program], { env: { PATH: process.env.PATH, DATA_DIR: folder } }).stdout,
      ).text()
    const keys = await Promise.all(Array.from({ length: 4 }, ask))
    expect(keys[0]).toMatch(/^[0-9a-f]{64}\n$/)
    expect(new Set(keys).size).toBe(1)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  test('is created even after a start that crashed half-way', () => {
    keyFor('device')
    rmSync(path)
    writeFileSync(`${path}.${process.pid}.partial`, 'half')
    configure({ DATA_DIR: join(above, 'elsewhere') })
    keyFor('device')
    configure({ DATA_DIR: folder })
    expect(keyFor('device')).toHaveLength(32)
    expect(existsSync(`${path}.${process.pid}.partial`)).toBe(false)
  })

  test('is never replaced when damaged; the error says what to do', () => {
    keyFor('device')
    configure({ DATA_DIR: join(above, 'elsewhere') })
    keyFor('device')
    writeFileSync(path, 'half')
    configure({ DATA_DIR: folder })
    expect(() => keyFor('device')).toThrow(`${path} is damaged. Restore it`)
    expect(readFileSync(path, 'utf8')).toBe('half')
  })
})
