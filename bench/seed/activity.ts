import type { Random } from '../support/random'
import { between, Weighted } from './weighted'

const [LOW, MEDIUM] = [0.62, 0.28]
const LOW_TURNS = new Weighted([1, 2, 3, 4], (turns) => 5.5 - turns)
const MEDIUM_TURNS = new Weighted([5, 6, 7, 8, 9, 10], (turns) => 14 - turns)
const HIGH_TURNS = 11
/** Of Pareto's distribution: the smaller, the more threads are very long. */
const TAIL = 3.2
const MOST_TURNS = 400
/** What the shares above come to. */
const USUAL_MESSAGES = 10
/** Being this part of all messages behind, long threads are made twice as long. */
const HASTE = 0.01

/** How often visitors write: most of them a few times, some very often, as many messages in all as are wanted. */
export class Activity {
  private written = 0
  private begun = 0
  private readonly mean: number

  constructor(
    conversations: number,
    private readonly messages: number,
    private readonly random: Random,
  ) {
    this.mean = messages / conversations
  }

  nextTurns(): number {
    const usual = this.usualTurns() * (this.mean / USUAL_MESSAGES)
    return Math.max(1, Math.round(usual))
  }

  count(messages: number): void {
    this.begun++
    this.written += messages
  }

  private usualTurns(): number {
    const part = this.random.next()
    if (part < LOW) return LOW_TURNS.pick(this.random)
    if (part < LOW + MEDIUM) return MEDIUM_TURNS.pick(this.random)
    const behind = (this.begun * this.mean - this.written) / this.messages
    const stretch = Math.min(3, Math.max(0.5, 1 + behind / HASTE))
    const beyond = HIGH_TURNS * (this.random.next() + 1e-9) ** (-1 / TAIL) - HIGH_TURNS
    return Math.min(MOST_TURNS, HIGH_TURNS + Math.floor(beyond * stretch) + between(this.random, 0, 1))
  }
}
