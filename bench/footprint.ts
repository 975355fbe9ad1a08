import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { memoryOf } from './footprint/memory'
import { bytesOfFile, bytesOfPage, type PageBytes } from './footprint/page-bytes'
import { Agent } from './support/agent'
import { Parley } from './support/parley'
import { median } from './support/statistics'
import { decimal, printTable } from './support/table'
import { Visitor } from './support/visitor'

const HELP = `Measures how fast Parley starts, what it takes at rest, and what its pages weigh.

Usage: bun bench/footprint.ts [options]

  --starts N       how often it is started again on its database (5)
  --rest-s N       how long it rests before its memory is looked at (10)
  --binary FILE    measures this binary instead of the source`

const { values } = parseArgs({
  options: {
    starts: { type: 'string', default: '5' },
    'rest-s': { type: 'string', default: '10' },
    binary: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

// Programs that run from the same file share its pages, and each is charged a part of them: with a copy of Bun, what
// else runs on this machine makes no difference.
const folder = mkdtempSync(join(tmpdir(), 'parley-bench-bun-'))
const bun = join(folder, 'bun')
if (!values.binary) {
  copyFileSync(process.execPath, bun)
  chmodSync(bun, 0o755)
}
const parley = await Parley.prepare({ binary: values.binary, bun })
try {
  const first = await parley.start()
  const again: number[] = []
  for (let start = 0; start < Number(values.starts); start++) {
    await parley.stop()
    again.push(await parley.start())
  }
  printTable('From the command until it is ready', [
    ['first start, with a new database', `${decimal(first / 1000)} s`],
    [`with an existing database, median of ${again.length}`, `${decimal(median(again) / 1000)} s`],
  ])

  await Bun.sleep(Number(values['rest-s']) * 1000)
  const { own, descendants } = memoryOf(parley.pid)
  printTable('Memory at rest (PSS)', [
    ['Parley', `${decimal(own)} MB`],
    ['its PostgreSQL', `${decimal(descendants)} MB`],
    ['together', `${decimal(own + descendants)} MB`],
  ])

  const { inbox, widget, loader } = await weigh()
  printTable('What pages load, brotli-compressed, in bytes', [
    ['', 'HTML', 'CSS', 'JavaScript', 'CSS and JavaScript'],
    ['inbox with a conversation open', ...columns(inbox)],
    ['widget before it is opened', '', '', loader, loader],
    ['widget, opened', ...columns(widget)],
  ])
  if (!inbox.htmlCompressed) console.log('  The HTML is sent uncompressed; its column says what it would be.')
} finally {
  await parley.stop()
  parley.discard()
  rmSync(folder, { recursive: true, force: true })
}

async function weigh() {
  const tally = { resends: 0, reconnects: 0 }
  const agent = await Agent.signIn(parley.url, parley.admin, tally)
  const visitor = await Visitor.arrive(parley.url, tally, 'Vera')
  await visitor.say('Hello!', Bun.randomUUIDv7())
  const inbox = await bytesOfPage(`${parley.url}/conversations/${await visitor.conversationId()}`, {
    Cookie: agent.cookie,
  })
  return {
    inbox,
    widget: await bytesOfPage(`${parley.url}/widget`),
    loader: await bytesOfFile(`${parley.url}/widget.js`),
  }
}

function columns({ html, css, js }: PageBytes): number[] {
  return [html, css, js, css + js]
}
