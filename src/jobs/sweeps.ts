import { sweepSessions } from '../actions/agents/sessions'
import { SET_UP_LIMITS } from '../actions/agents/set-up'
import { SIGN_IN_LIMITS } from '../actions/agents/sign-in'
import { sweepFiles } from '../actions/attachments/sweep'
import { giveBackAbandoned } from '../actions/handoffs/give-back'
import { sweepVisitors } from '../actions/visitors/sweep'
import { log } from '../ground/log'
import { sweepAllowances } from '../limits/sweep'
import { noteWhoIsHere } from '../realtime/agents-here'
import { acceptingSocketsSince } from '../realtime/sockets'

const SWEEP_EVERY_MS = 60_000
const LOOK_AFTER_AGENTS_EVERY_MS = 10_000

const sweepCounts = () => sweepAllowances([...SIGN_IN_LIMITS, ...SET_UP_LIMITS])

/** Runs the periodic sweeps, each a bounded amount at a time. The returned function stops them. */
export function startSweeping(): () => void {
  // Files come before their visitors, who cannot be forgotten while they still have files.
  const removalTimer = every(SWEEP_EVERY_MS, [sweepFiles, sweepVisitors, sweepSessions, sweepCounts])
  const agentTimer = every(LOOK_AFTER_AGENTS_EVERY_MS, [
    noteWhoIsHere,
    () => giveBackAbandoned(acceptingSocketsSince()),
  ])
  return () => {
    clearInterval(removalTimer)
    clearInterval(agentTimer)
  }
}

/** Runs sweeps one after the other, never the same one twice at once. */
function every(ms: number, sweeps: (() => Promise<unknown>)[]): Timer {
  let isSweeping = false
  const sweep = async () => {
    if (isSweeping) return
    isSweeping = true
    for (const one of sweeps) await one().catch((error) => log.warn({ err: error }, 'a cleanup failed'))
    isSweeping = false
  }
  return setInterval(() => void sweep(), ms)
}
