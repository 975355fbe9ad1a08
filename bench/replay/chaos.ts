import type { AgentScreen } from '../support/agent'
import type { Parley } from '../support/parley'
import type { Random } from '../support/random'
import type { UnreliableNetwork } from '../support/unreliable-network'
import type { VisitorScreen } from '../support/visitor'

/** One violent end, and how long it took until Parley was ready again. */
export interface Kill {
  what: 'Parley' | 'PostgreSQL' | 'both'
  readyAfterMs: number
}

const KILLED = ['Parley', 'both', 'Parley', 'PostgreSQL'] as const
/** The share of sockets dropped every quarter of a second. */
const SOCKETS_DROPPED = 0.005
const READY_WITHIN_MS = 30_000

/**
 * Disturbs a run: breaks connections and loses replies all the time, drops sockets, and kills the server at even
 * distances on the way, `times` times. Call `progress` with the share of the run that is done.
 */
export class Chaos {
  readonly kills: Kill[] = []
  socketsDropped = 0
  /** Rejects when the server does not come back: then there is nothing more to play. */
  readonly failed: Promise<never>
  private fail: (reason: unknown) => void = () => {}
  private killing: Promise<void> = Promise.resolve()
  private planned = 0
  private readonly screens: (AgentScreen | VisitorScreen)[] = []
  private readonly dropping: ReturnType<typeof setInterval>

  constructor(
    private readonly parley: Parley,
    private readonly network: UnreliableNetwork,
    private readonly random: Random,
    private readonly times: number,
  ) {
    network.lose({ connections: 0.0005, replies: 0.01 })
    this.dropping = setInterval(() => this.dropSockets(), 250)
    this.failed = new Promise((_, reject) => {
      this.fail = reject
    })
  }

  /** Its socket may be dropped from now on. */
  follow(screen: AgentScreen | VisitorScreen): void {
    this.screens.push(screen)
  }

  progress(share: number): void {
    if (this.planned >= this.times || share < (this.planned + 1) / (this.times + 1)) return
    const what = KILLED[this.planned++ % KILLED.length] ?? 'Parley'
    this.killing = this.killing.then(() => this.kill(what)).catch(this.fail)
  }

  /** The end of all disturbance; resolves when the server is whole. */
  async over(): Promise<void> {
    clearInterval(this.dropping)
    this.network.lose({ connections: 0, replies: 0 })
    await this.killing
  }

  private async kill(what: Kill['what']): Promise<void> {
    const began = performance.now()
    if (what === 'PostgreSQL') {
      await this.parley.killDatabase(READY_WITHIN_MS)
    } else {
      if (what === 'both') await this.parley.killBoth()
      else await this.parley.kill()
      await this.parley.start(READY_WITHIN_MS)
    }
    this.kills.push({ what, readyAfterMs: performance.now() - began })
  }

  private dropSockets(): void {
    for (const { socket } of this.screens) {
      if (!this.random.chance(SOCKETS_DROPPED)) continue
      this.socketsDropped++
      socket.drop()
    }
  }
}
