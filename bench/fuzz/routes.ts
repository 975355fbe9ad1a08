import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../src/web/app'

export interface Route {
  method: string
  path: string
}

const SOURCE = join(import.meta.dir, '../../src')

/** Every route there is, from the app itself, so that none can be forgotten. */
export function allRoutes(): Route[] {
  return createApp().routes.map(({ method, path }) => ({ method, path }))
}

/** The names of all fields that some route reads, from a form, JSON or the address, as the source spells them. */
export function allFields(): string[] {
  const names = new Set<string>()
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = readFileSync(join(SOURCE, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/\.(?:line|text|required|email|oneOf|uuids?|object|with)\('(\w+)'/g))
      names.add(name)
    for (const [, name = ''] of text.matchAll(/\b(?:query|asked|said|params)\.(\w+)/g)) names.add(name)
    // Taken out of a query by a function that is given all of it.
    for (const [, taken = ''] of text.matchAll(/\{ ([\w, ]+) \}: (?:Query|Record<string, [^>]+>)/g))
      for (const name of taken.split(', ')) names.add(name)
  }
  return [...names].sort()
}
