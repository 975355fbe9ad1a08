import { searchable } from '../../src/text/search-text'
import type { Random } from '../support/random'
import { newPerson, type Person } from './people'
import { uuidV7 } from './uuids'

export interface SeededVisitor extends Person {
  id: string
  search: string
  firstSeenAt: number
  lastSeenAt: number
  /** When they may start another conversation: a day after the last one ended, never while it is open. */
  freeFrom: number
}

const RETURNING = 0.21
const TRIES = 8
const PAUSE_MS = 24 * 3_600_000

/** Who has written so far. */
export class Visitors {
  readonly all: SeededVisitor[] = []
  /** Once for each conversation they ended: who came often is the more likely to come again. */
  private readonly regulars: SeededVisitor[] = []

  constructor(private readonly random: Random) {}

  /** Who starts a conversation now: somebody who has been here before, or somebody new. */
  arriving(at: number): SeededVisitor {
    return (this.random.chance(RETURNING) ? this.returning(at) : undefined) ?? this.welcome(at)
  }

  /** Their conversation's last message was at `at`. */
  leaves(visitor: SeededVisitor, at: number, ended: boolean): void {
    visitor.lastSeenAt = Math.max(visitor.lastSeenAt, at)
    visitor.freeFrom = ended ? at + PAUSE_MS : Number.POSITIVE_INFINITY
    if (ended) this.regulars.push(visitor)
  }

  private returning(at: number): SeededVisitor | undefined {
    for (let tried = 0; tried < TRIES; tried++) {
      // The square root favours those who were here lately.
      const visitor = this.regulars[Math.floor(this.regulars.length * Math.sqrt(this.random.next()))]
      if (visitor && visitor.freeFrom <= at) return visitor
    }
    return undefined
  }

  private welcome(at: number): SeededVisitor {
    const { name, email } = newPerson(this.random)
    const visitor = {
      id: uuidV7(at, this.random),
      name,
      email,
      search: searchable(name, email),
      firstSeenAt: at,
      lastSeenAt: at,
      freeFrom: at,
    }
    this.all.push(visitor)
    return visitor
  }
}
