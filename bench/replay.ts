import { parseArgs } from 'node:util'
import { connect } from '../src/db/client'
import { Chaos } from './replay/chaos'
import { readDialogues } from './replay/dialogue'
import { type Played, play, type ReplayTally } from './replay/play'
import { report } from './replay/report'
import { settle } from './replay/settle'
import { Agent, type AgentScreen } from './support/agent'
import { type Account, Parley } from './support/parley'
import { Random } from './support/random'
import { type UnreliableNetwork, unreliableNetwork } from './support/unreliable-network'
import type { VisitorScreen } from './support/visitor'

const HELP = `Plays dialogues against Parley and compares every thread with what was sent.

Usage: bun bench/replay.ts FILE [options]

  FILE                one dialogue a line: {"id", "turns": [{"from": "visitor" or "agent", "text"}]}
  --dialogues N       only the first N
  --at-once N         how many are played side by side (40)
  --chaos             cut connections, lose replies, and kill -9 Parley and PostgreSQL on the way
  --kills N           how many times, with --chaos (8)
  --seed N            makes the same choices again (1)
  --binary FILE       starts this binary instead of the source
  --url URL           a Parley that runs already, with MESSAGE_INTERVAL_MS=0; then also
  --agent EMAIL:PASSWORD   who signs in; may be given several times`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dialogues: { type: 'string' },
    'at-once': { type: 'string', default: '40' },
    chaos: { type: 'boolean', default: false },
    kills: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
    binary: { type: 'string' },
    url: { type: 'string' },
    agent: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
})
const [file] = positionals
if (!file || values.help || (values.url && (values.chaos || values.agent.length === 0))) {
  console.error(HELP)
  process.exit(values.help ? 0 : 2)
}

const dialogues = await readDialogues(file, values.dialogues ? Number(values.dialogues) : undefined)
process.exit(values.url ? await replayAgainst(values.url, values.agent.map(account)) : await replayAgainstOwn())

async function replayAgainst(url: string, accounts: Account[]): Promise<number> {
  const began = performance.now()
  const { played, failures, tally } = await playAll(url, accounts)
  const comparisons = await settle(played)
  return report({ dialogues, tally, comparisons, failures, elapsedMs: performance.now() - began })
}

async function replayAgainstOwn(): Promise<number> {
  const random = new Random(Number(values.seed) + 1)
  const parley = await Parley.prepare({ binary: values.binary })
  let network: UnreliableNetwork | undefined
  try {
    await parley.start()
    const accounts = [
      parley.admin,
      ...(await Promise.all(['Ben', 'Cleo', 'Dan', 'Eva'].map((name) => parley.addAgent(name)))),
    ]
    network = await unreliableNetwork(parley.port, random)
    const chaos = values.chaos ? new Chaos(parley, network, random, Number(values.kills)) : undefined

    const began = performance.now()
    const playing = playAll(network.url, accounts, chaos)
    const { played, failures, tally } = await (chaos ? Promise.race([playing, chaos.failed]) : playing)
    await chaos?.over()
    const sql = connect(parley.database, { max: 4 })
    const comparisons = await settle(played, sql)
    await sql.end()
    const code = await parley.stop()
    if (code !== 0) failures.push(`Parley ended with ${code} when it was asked to stop`)
    return report({ dialogues, tally, comparisons, failures, chaos, network, elapsedMs: performance.now() - began })
  } catch (error) {
    console.error(error, `\nThe end of Parley's log:\n${parley.lastWords()}`)
    return 1
  } finally {
    network?.close()
    await parley.stop()
    parley.discard()
  }
}

async function playAll(url: string, accounts: Account[], chaos?: Chaos) {
  const tally: ReplayTally = {
    sent: 0,
    acknowledged: 0,
    twice: 0,
    takeovers: 0,
    races: 0,
    releases: 0,
    ends: 0,
    resends: 0,
    reconnects: 0,
  }
  const agents = (await Promise.all(accounts.map((account) => Agent.signIn(url, account, tally)))) as [
    Agent,
    ...Agent[],
  ]
  const total = dialogues.reduce((sum, { turns }) => sum + turns.length, 0)
  const progress = () => chaos?.progress(tally.acknowledged / total)
  const watching = (screen: AgentScreen | VisitorScreen) => chaos?.follow(screen)

  const played: Played[] = []
  const failures: string[] = []
  const waiting = [...dialogues.entries()]
  await Promise.all(Array.from({ length: Number(values['at-once']) }, playOneByOne))
  return { played, failures, tally }

  async function playOneByOne(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, dialogue] = next
      // Each dialogue has numbers of its own, so that what happens in it does not depend on the others' pace.
      const random = new Random(Number(values.seed) * 100_003 + index)
      try {
        played.push(await play(dialogue, { url, agents, tally, random, progress, watching }))
      } catch (error) {
        failures.push(`${dialogue.id} was not played to its end: ${(error as Error).message}`)
      }
    }
  }
}

function account(text: string): Account {
  const [email = '', ...password] = text.split(':')
  return { email, password: password.join(':') }
}
