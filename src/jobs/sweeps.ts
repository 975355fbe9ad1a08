import { sweepSessions } from '../actions/agents/sessions'
import { SET_UP_LIMITS } from '../actions/agents/set-up'
import { SIGN_IN_LIMITS } from '../actions/agents/sign-in'
import { sweepFiles } from '../actions/attachments/sweep'
import { giveBackAbandoned } from '../actions/handoffs/give-back'
import { sweepVisitors } from '../actions/visitors/sweep'
import { log } from '../ground/log'
import { sweepAllowances } from '../limits/sweep'
import { noteWhoIsHere } from '../realtime/agents-here'
import { socketsTakenSince } from '../realtime/sockets'

const SWEEP_EVERY_MS = 60_000
const LOOK_AFTER_AGENTS_EVERY_MS = 10_000

const sweepCounts = () => sweepAllowances([...SIGN_IN_LIMITS, ...SET_UP_LIMITS])

/** Does what time alone asks for, again and again and a bounded part of it at once; what is returned ends it. */
export function startSweeping(): () => void {
  // Files come before their visitors, who cannot be forgotten while they still have files.
  const removing = every(SWEEP_EVERY_MS, [sweepFiles, sweepVisitors, sweepSessions, sweepCounts])
  const lookingAfterAgents = every(LOOK_AFTER_AGENTS_EVERY_MS, [
    noteWhoIsHere,
    () => giveBackAbandoned(socketsTakenSince()),
  ])
  return () => {
    clearInterval(removing)
    clearInterval(lookingAfterAgents)
  }
}

/** Runs sweeps one after the other, never the same one twice at once. */
function every(ms: number, sweeps: (() => Promise<unknown>)[]): Timer {
  let sweeping = false
  const sweep = async () => {
    if (sweeping) return
    sweeping = true
    for (const one of sweeps) await one().catch((error) => log.warn({ err: error }, 'a cleanup failed'))
    sweeping = false
  }
  return setInterval(() => void sweep(), ms)
}
