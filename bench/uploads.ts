import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LARGEST_FILE } from '../src/model/attachments/schema'
import { png } from '../tests/support/sample-files'
import { Parley } from './support/parley'
import { decimal, printTable } from './support/table'

const HELP = `Measures what uploads at the same moment add to Parley's memory, and how long they take. Linux only.

Usage: bun bench/uploads.ts [options]

  --uploads N      how many files are sent at once (50)
  --most-mb N      fails where they add more than this (300)
  --kbps N         also sends one file of 10 MB at so many KB a second; 64 takes 160 s (none)
  --binary FILE    measures this binary instead of the source`

const { values } = parseArgs({
  options: {
    uploads: { type: 'string', default: '50' },
    'most-mb': { type: 'string', default: '300' },
    kbps: { type: 'string' },
    binary: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}

const UPLOADS = Number(values.uploads)
const MOST_MB = Number(values['most-mb'])
const FILES = '/api/visitor/attachments'
const MESSAGES = '/api/visitor/messages'

type Send = (token: string) => Promise<Response>

const parley = await Parley.prepare({ binary: values.binary })
let over = false
try {
  await parley.start()
  await parley.liftLimits()
  const bytes = noise()
  const photo = png(1870, 1868, noise().subarray(0, (1870 * 3 + 1) * 1868))
  const largest = png(5000, 5000, new Uint8Array(15_001 * 5000))
  const rows = [
    await measured('each as the body of a request', (token) => post(FILES, token, bytes)),
    await measured('each in a form, with a message', (token) => post(MESSAGES, token, formWith(bytes))),
    await measured('pictures of 10 MB', (token) => post(FILES, token, photo)),
    await measured('pictures of 25 million pixels', (token) => post(FILES, token, largest)),
  ]
  printTable(`${UPLOADS} files of 10 MB at once: Parley's memory in MB (RSS)`, [
    ['', 'before', 'peak', 'added', 'after', 'seconds'],
    ...rows,
  ])
  if (over) console.log(`  More than ${MOST_MB} MB were added.`)
  if (values.kbps) await slowly(bytes, Number(values.kbps))
} finally {
  await parley.stop()
  parley.discard()
}
process.exit(over ? 1 : 0)

async function measured(what: string, send: Send): Promise<(string | number)[]> {
  const tokens = await Promise.all(Array.from({ length: UPLOADS }, arrive))
  // Memory that was let go goes back to the system a moment later.
  await Bun.sleep(2000)
  const before = memory('VmRSS')
  forgetPeak()
  const began = performance.now()
  const replies = await Promise.all(tokens.map(send))
  const seconds = (performance.now() - began) / 1000
  const peak = memory('VmHWM')
  const refused = replies.find(({ status }) => status !== 201)
  if (refused) throw new Error(`An upload was answered with ${refused.status}: ${await refused.text()}`)
  await Bun.sleep(2000)
  over ||= peak - before > MOST_MB
  return [what, ...[before, peak, peak - before, memory('VmRSS'), seconds].map(decimal)]
}

async function arrive(): Promise<string> {
  const response = await fetch(`${parley.url}/api/visitor/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  })
  return ((await response.json()) as { token: string }).token
}

function post(path: string, token: string, body: BodyInit): Promise<Response> {
  return fetch(`${parley.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Parley-File-Name': 'file' },
    body,
  })
}

function formWith(bytes: Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData()
  form.append('clientId', crypto.randomUUID())
  form.append('body', 'With a file')
  form.append('files', new File([bytes], 'file'))
  return form
}

/** Somebody with a bad connection. */
async function slowly(bytes: Uint8Array, kbps: number): Promise<void> {
  const piece = kbps * 512
  let at = 0
  const trickle = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await Bun.sleep(500)
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
      if (at >= bytes.length) controller.close()
    },
  })
  const began = performance.now()
  const { status } = await post(FILES, await arrive(), trickle as unknown as BodyInit)
  over ||= status !== 201
  console.log(
    `\n10 MB at ${kbps} KB a second: answered with ${status} after ${decimal((performance.now() - began) / 1000)} s`,
  )
}

function noise(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(LARGEST_FILE)
  for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}

/** In MB; `VmHWM` is the most there was since `forgetPeak`. */
function memory(line: 'VmRSS' | 'VmHWM'): number {
  return (
    Number(new RegExp(`^${line}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${parley.pid}/status`, 'utf8'))?.[1] ?? 0) /
    1024
  )
}

function forgetPeak(): void {
  writeFileSync(`/proc/${parley.pid}/clear_refs`, '5')
}
