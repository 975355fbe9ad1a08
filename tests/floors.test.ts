import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'

// The house from the ground to the roof: each floor imports only from itself and from those above it in this list. See
// docs/architecture.md.
const FLOORS = [
  'src/text',
  'src/ground',
  'src/db',
  'src/model',
  'src/reads',
  'src/limits',
  'views',
  'src/realtime',
  'src/announce',
  'src/control',
  'src/actions',
  'src/responder',
  'src/jobs',
  'src/demo',
  'src/web',
  'src/commands',
]

/** Views render what they are given: they know the words and the rules, and nothing that asks a database. */
const KNOWN_TO_VIEWS = ['src/text', 'src/model']

const ROOT = join(import.meta.dir, '..')
const above = FLOORS.map((floor, n) => ({
  name: `${floor} imports only what lies below it`,
  severity: 'error' as const,
  from: { path: `^${floor}/` },
  to: { path: `^(?:${FLOORS.slice(n + 1).join('|')})/` },
}))
const views = {
  name: 'views import only the model',
  severity: 'error' as const,
  from: { path: '^views/' },
  to: { path: '^src/', pathNot: `^(?:${KNOWN_TO_VIEWS.join('|')})/` },
}
const fileCycles = {
  name: 'no import cycles between files',
  severity: 'error' as const,
  from: {},
  to: { circular: true },
}
const folderCycles = {
  name: 'no import cycles between folders',
  severity: 'error' as const,
  scope: 'folder' as const,
  from: {},
  to: { circular: true },
}

test('each floor imports only what lies below it, and there are no import cycles', async () => {
  const { output } = await cruise(['src', 'views'], {
    baseDir: ROOT,
    validate: true,
    metrics: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    ruleSet: { forbidden: [...above, views, fileCycles, folderCycles] },
  })
  const { summary, modules } = output as ICruiseResult
  const places = modules
    .map(({ source }) => source)
    .filter((source) => source.startsWith('src/') && source.split('/').length > 2)
  expect(places.filter((place) => !FLOORS.some((floor) => place.startsWith(`${floor}/`)))).toEqual([])
  expect(summary.totalCruised).toBeGreaterThan(400)
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
})
