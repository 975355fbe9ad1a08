import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from './template'

const FOLDER = join(import.meta.dir, 'corpus')

/** Every request that was once interesting, by the name of its file. */
export function corpus(): [name: string, template: Template][] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.http'))
  return names.sort().map((name) => [name, readFileSync(join(FOLDER, name), 'latin1')])
}

/** Keeps a request for all runs to come; the same one is kept once. */
export function keep(why: string, template: Template): string {
  mkdirSync(FOLDER, { recursive: true })
  const name = `${why}-${Bun.hash(template).toString(36)}.http`
  writeFileSync(join(FOLDER, name), template, 'latin1')
  return name
}
