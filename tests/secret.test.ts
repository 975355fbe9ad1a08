import { afterAll, beforeEach, describe, expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { configure } from '../src/config'
import { keyFor } from '../src/secret'
import { temporaryFolder } from './support/postgres'

const above = temporaryFolder()
let folder: string
let path: string

beforeEach(() => {
  folder = join(above, crypto.randomUUID())
  path = join(folder, 'secret')
  configure({ DATA_DIR: folder })
})
afterAll(() => rmSync(above, { recursive: true }))

describe('the secret of the data folder', () => {
  test('is made on first use, for its user alone, and stays', () => {
    const key = keyFor('device')
    expect(readdirSync(folder)).toEqual(['secret'])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)

    configure({ DATA_DIR: above })
    keyFor('device')
    configure({ DATA_DIR: folder })
    expect(keyFor('device')).toEqual(key)
  })

  test('gives each purpose a key of its own, and never itself', () => {
    const [device, other] = [keyFor('device'), keyFor('other')]
    expect(device).toHaveLength(32)
    expect(device).not.toEqual(other)
    expect(device).not.toEqual(readFileSync(path))
  })

  test('is another in another folder', () => {
    const here = keyFor('device')
    configure({ DATA_DIR: join(above, crypto.randomUUID()) })
    expect(keyFor('device')).not.toEqual(here)
  })

  test('is the same for processes that make it at once', async () => {
    const program = `import { configure } from ${JSON.stringify(join(import.meta.dir, '../src/config'))}
      import { keyFor } from ${JSON.stringify(join(import.meta.dir, '../src/secret'))}
      configure(process.env)
      console.log(keyFor('device').toString('hex'))`
    const ask = () => new Response(Bun.spawn([process.execPath, '-e', program], { env: { PATH: process.env.PATH, DATA_DIR: folder } }).stdout).text()
    const keys = await Promise.all(Array.from({ length: 4 }, ask))
    expect(keys[0]).toMatch(/^[0-9a-f]{64}\n$/)
    expect(new Set(keys).size).toBe(1)
    expect(readdirSync(folder)).toEqual(['secret'])
  })

  test('is made although an earlier start ended in the middle of it', () => {
    keyFor('device')
    rmSync(path)
    writeFileSync(`${path}.${process.pid}.partial`, 'half')
    configure({ DATA_DIR: join(above, 'elsewhere') })
    keyFor('device')
    configure({ DATA_DIR: folder })
    expect(keyFor('device')).toHaveLength(32)
    expect(existsSync(`${path}.${process.pid}.partial`)).toBe(false)
  })

  test('that is damaged is an error that says what to do, and is not replaced', () => {
    keyFor('device')
    configure({ DATA_DIR: join(above, 'elsewhere') })
    keyFor('device')
    writeFileSync(path, 'half')
    configure({ DATA_DIR: folder })
    expect(() => keyFor('device')).toThrow(`${path} is damaged. Restore it`)
    expect(readFileSync(path, 'utf8')).toBe('half')
  })
})
