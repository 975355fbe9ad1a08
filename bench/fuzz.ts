import { parseArgs } from 'node:util'
import { corpus } from './fuzz/corpus'
import { Findings } from './fuzz/findings'
import { speakToSocket } from './fuzz/frames'
import { randomRequest } from './fuzz/requests'
import { allFields, allRoutes } from './fuzz/routes'
import { Stage } from './fuzz/stage'
import { filled, type Template } from './fuzz/template'
import { Random } from './support/random'

const HELP = `Sends Parley random requests and frames, over every route and every socket, and looks whether it holds. Linux only.

Usage: bun run fuzz [options]

  --minutes N    how long (5); what was interesting before, in bench/fuzz/corpus, comes first
  --seed N       the same requests again (the time, and printed)
  --most-mb N    how much more memory Parley may have in the end than after the first requests (150)

Ends with 1 where the process ended, a request was answered with 500, not at all or after more than 3 s, or memory grew.
Such a request is kept in bench/fuzz/corpus.`

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'most-mb': { type: 'string', default: '150' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const AT_ONCE = 8
const POPULATE_EVERY_MS = 4000
const ANSWER_WITHIN_MS = 10_000
const SETTLES_MS = 5000

const random = new Random(Number(values.seed))
const [routes, fields] = [allRoutes(), allFields()]
const findings = new Findings(routes)
const frames = new Map<string, number>()
console.log(
  `Seed ${values.seed}; ${routes.length} routes, ${fields.length} fields, ${corpus().length} requests in the corpus`,
)

let stage = await Stage.build()
let memory = { before: 0, after: 0 }
try {
  for (const [, template] of corpus()) await send([template], false)
  memory.before = stage.target.memory().own
  await fuzz(Number(values.minutes) * 60_000)
  await Bun.sleep(Math.min(SETTLES_MS, Number(values.minutes) * 60_000))
  memory = { ...memory, after: stage.target.memory().own }
} finally {
  await stage.target.discard()
}
findings.print()
console.log(
  `Sockets: ${
    [...frames]
      .sort()
      .map(([end, count]) => `${end}×${count}`)
      .join(', ') || 'none'
  }`,
)
const grown = memory.after - memory.before
console.log(
  `Memory (PSS): ${Math.round(memory.before)} MB after the first requests, ${Math.round(memory.after)} MB in the end`,
)
if (grown > Number(values['most-mb'])) findings.complain('memory grew by', `${Math.round(grown)} MB`)
console.log(
  findings.complaints.size === 0 ? 'Nothing to complain about.' : `${findings.complaints.size} kinds of complaints.`,
)
process.exit(findings.complaints.size === 0 ? 0 : 1)

async function fuzz(forMs: number): Promise<void> {
  const until = performance.now() + forMs
  let populated = performance.now()
  while (performance.now() < until) {
    await Promise.all([
      send(
        Array.from({ length: AT_ONCE }, () => randomRequest(random, routes, fields)),
        true,
      ),
      speak(),
    ])
    if (performance.now() - populated > POPULATE_EVERY_MS) {
      populated = performance.now()
      await stage.populate().catch((error) => findings.complain('nobody could chat any more:', String(error.message)))
    }
  }
}

/** Sends requests at once; where the process ends with them, they are the ones to look at, and there is another process. */
async function send(templates: Template[], isNew: boolean): Promise<void> {
  const outcomes = await Promise.all(
    templates.map((template) => stage.target.raw(filled(template, stage.forOne(random)), ANSWER_WITHIN_MS)),
  )
  for (const [index, outcome] of outcomes.entries()) findings.note(templates[index] ?? '', outcome, isNew)
  if (!stage.target.process.hasEnded) return
  findings.ended(templates, isNew)
  await stage.target.discard()
  stage = await Stage.build()
}

async function speak(): Promise<void> {
  const end = await speakToSocket(stage, random)
  frames.set(end, (frames.get(end) ?? 0) + 1)
}
