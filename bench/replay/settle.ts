import type postgres from 'postgres'
import { type Comparison, compare } from './compare'
import type { Played } from './play'
import { viewsOf } from './views'

/** What was found about one dialogue, once everything had time to arrive. */
export interface Settled {
  played: Played
  comparison: Comparison
}

const SETTLES_WITHIN_MS = 10_000
const SIDE_BY_SIDE = 8

/**
 * Compares every thread. One that differs is looked at again for a while, because an answer may just be on its way;
 * what is lost, doubled or in the wrong place stays so.
 */
export async function settle(played: Played[], sql?: postgres.Sql): Promise<Settled[]> {
  const settled: Settled[] = []
  const waiting = [...played]
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, settleOneByOne))
  for (const { visitorScreen, agentScreen } of played) {
    visitorScreen.socket.close()
    agentScreen.socket.close()
  }
  return settled

  async function settleOneByOne(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift())
      settled.push({ played: next, comparison: await settleOne(next, sql) })
  }
}

async function settleOne(played: Played, sql?: postgres.Sql): Promise<Comparison> {
  for (const deadline = performance.now() + SETTLES_WITHIN_MS; ; await Bun.sleep(250)) {
    const comparison = compare(played.sent, await viewsOf(played, sql))
    if (!played.agentScreen.live) comparison.differences.push("the agent's socket has not caught up")
    for (const { finalCode } of [played.agentScreen.socket, played.visitorScreen.socket]) {
      if (finalCode !== undefined) comparison.differences.push(`a socket was closed for good with ${finalCode}`)
    }
    if (comparison.differences.length === 0 || performance.now() > deadline) return comparison
  }
}
