import { decimal, printTable } from '../support/table'
import type { UnreliableNetwork } from '../support/unreliable-network'
import type { Chaos } from './chaos'
import type { Dialogue } from './dialogue'
import type { ReplayTally } from './play'
import type { Settled } from './settle'
import { AGENTS_VIEWS, DATABASE, VISITORS_VIEWS, type ViewName } from './views'

export interface Run {
  dialogues: Dialogue[]
  tally: ReplayTally
  comparisons: Settled[]
  failures: string[]
  chaos?: Chaos
  network?: UnreliableNetwork
  elapsedMs: number
}

const MOST_NAMED = 10

/** How soon Parley promises to be ready after it was killed. */
const READY_WITHIN_MS = 10_000

/** Prints what happened, what each view shows, and the first differences. Returns the exit code: 1 where there are any. */
export function report(run: Run): number {
  const { dialogues, tally, comparisons, elapsedMs } = run
  const seconds = elapsedMs / 1000
  printTable('Replay', [
    ['dialogues, played to their end', `${comparisons.length} of ${dialogues.length}`],
    ['lines sent', tally.sent],
    ['lines acknowledged', tally.acknowledged],
    ['sent twice at once, on purpose', tally.twice],
    ['sent again, for want of an answer', tally.resends],
    ['takeovers (Join and Accept)', tally.takeovers],
    ['two agents accepting at once', tally.races],
    ['releases', tally.releases],
    ['ends', tally.ends],
    ['sockets', comparisons.length * 2],
    ['sockets opened again', tally.reconnects],
    ['time', `${decimal(seconds)} s (${decimal(tally.acknowledged / seconds)} lines/s)`],
  ])
  reportChaos(run)
  printTable('What each view shows of the lines that were sent', [
    ['', 'lines', 'missing', 'duplicates', 'out of order', 'altered', 'AI', 'system'],
    ...viewRows(comparisons),
  ])

  const differences = differencesOf(run)
  console.log(differences.length === 0 ? '\nNo difference.' : `\n${differences.length} differences:`)
  for (const difference of differences.slice(0, MOST_NAMED)) console.log(`  ${difference}`)
  if (differences.length > MOST_NAMED) console.log(`  and ${differences.length - MOST_NAMED} more`)
  return differences.length === 0 ? 0 : 1
}

function differencesOf({ comparisons, failures, chaos }: Run): string[] {
  const late = (chaos?.kills ?? []).filter(({ readyAfterMs }) => readyAfterMs > READY_WITHIN_MS)
  return [
    ...failures,
    ...late.map(
      ({ what, readyAfterMs }) =>
        `after kill -9 of ${what}, Parley was ready only after ${decimal(readyAfterMs / 1000)} s`,
    ),
    ...comparisons.flatMap(({ played, comparison }) =>
      comparison.differences.map((words) => `${played.dialogue.id} (${played.conversationId}): ${words}`),
    ),
  ]
}

function reportChaos({ chaos, network }: Run): void {
  if (!chaos || !network) return
  const kills = ['Parley', 'PostgreSQL', 'both'].map((what) => {
    const times = chaos.kills.filter((kill) => kill.what === what).map(({ readyAfterMs }) => readyAfterMs / 1000)
    return [
      `kill -9 of ${what}`,
      times.length,
      times.length > 0 ? `ready after ${times.map(decimal).join(', ')} s` : '',
    ]
  })
  printTable('Chaos', [
    ...kills,
    ['connections cut', network.counts.connectionsCut, ''],
    ['replies lost', network.counts.repliesLost, ''],
    ['sockets dropped', chaos.socketsDropped, ''],
  ])
}

function viewRows(comparisons: Settled[]): (string | number)[][] {
  const names: ViewName[] = [DATABASE, ...AGENTS_VIEWS, ...VISITORS_VIEWS]
  return names.flatMap((name) => {
    const counts = comparisons.flatMap(({ comparison }) => comparison.counts.get(name) ?? [])
    if (counts.length === 0) return []
    const sum = (key: keyof (typeof counts)[number]) => counts.reduce((total, count) => total + count[key], 0)
    return [
      [
        name,
        sum('shown'),
        sum('missing'),
        sum('duplicates'),
        sum('outOfOrder'),
        sum('altered'),
        sum('ai'),
        sum('system'),
      ],
    ]
  })
}
