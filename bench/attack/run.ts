import type { Attack, Form, Seen } from './attack'
import { Target } from './target'

export interface Outcome extends Seen {
  attack: Attack
  seconds: number
}

/**
 * Where it is tried: at a Parley that runs already, or at ones of its own. An attack comes from addresses that no other
 * uses, so one Parley takes many of them; a new one follows where other settings are asked for, or the last has marks.
 */
export class Battlefield {
  private target: Target | undefined
  private settings: Record<string, string> = {}

  constructor(private readonly running?: Target) {}

  /** Tries one attack. However it goes, it is over in time, and what it leaves does not touch the next one. */
  async try(attack: Attack, form: Form): Promise<Outcome> {
    const target = await this.targetFor(attack).catch(() => undefined)
    if (!target) return { attack, seconds: 0, seen: 'not tried: Parley did not start', held: false }
    const began = performance.now()
    const seen = await inTime(attack, attack.withinS[form], target, form)
    const seconds = (performance.now() - began) / 1000
    if (attack.leavesMarks || !(await target.lives())) await this.leave()
    return { attack, seconds, ...seen }
  }

  async leave(): Promise<void> {
    await this.target?.discard()
    this.target = undefined
  }

  private async targetFor({ settings = {} }: Attack): Promise<Target> {
    if (this.running) return this.running
    if (!Bun.deepEquals(settings, this.settings)) await this.leave()
    this.settings = settings
    // People write no faster than Parley lets them, also in an attack.
    this.target ??= await Target.start({ env: { MESSAGE_INTERVAL_MS: '3000', ...settings } })
    return this.target
  }
}

async function inTime(attack: Attack, withinS: number, target: Target, form: Form): Promise<Seen> {
  const late = Bun.sleep(withinS * 1000).then(() => ({ seen: `not over after ${withinS} s`, held: false }))
  const trying = attack
    .run(target, form)
    .catch((error) => ({ seen: `it failed: ${String((error as Error).message).split('\n')[0]}`, held: false }))
  return Promise.race([trying, late])
}
