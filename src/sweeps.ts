import { SET_UP_LIMITS } from './agents/set-up'
import { SIGN_IN_LIMITS } from './agents/sign-in'
import { sweepFiles } from './attachments/sweep'
import { sweepAllowances } from './limits/sweep'
import { log } from './log'
import { sweepVisitors } from './visitors/sweep'

const SWEEP_EVERY_MS = 60_000

const sweepCounts = () => sweepAllowances([...SIGN_IN_LIMITS, ...SET_UP_LIMITS])

/** Removes what nobody will come back for, every minute and a bounded part of it at once; what is returned ends it. */
export function startSweeping(): () => void {
  let sweeping = false
  const sweep = async () => {
    if (sweeping) return
    sweeping = true
    // Files come before their visitors, who cannot be forgotten as long as one of theirs is there.
    for (const one of [sweepFiles, sweepVisitors, sweepCounts]) {
      await one().catch((error) => log.warn({ err: error }, 'a cleanup failed'))
    }
    sweeping = false
  }
  const timer = setInterval(() => void sweep(), SWEEP_EVERY_MS)
  return () => clearInterval(timer)
}
