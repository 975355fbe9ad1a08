import { decimal } from '../support/table'

/** How far a stage is; `total` is the number of rows, where it is known. */
export interface Stage {
  name: string
  done: number
  total?: number
  seconds: number
}

const [BAR_EVERY_MS, LINE_EVERY_MS] = [200, 5000]
const BAR_LENGTH = 30

/** Shows what is going on: a bar that moves on a terminal, a line every few seconds elsewhere. */
export class Progress {
  readonly stages: Stage[] = []
  private readonly moves = process.stdout.isTTY === true

  /** Runs a stage; `work` tells how many rows it has done in all by setting `done`. */
  async run<T>(name: string, total: number | undefined, work: (stage: Stage) => Promise<T>): Promise<T> {
    const stage: Stage = { name, done: 0, total, seconds: 0 }
    const began = performance.now()
    const show = () => {
      stage.seconds = (performance.now() - began) / 1000
      this.show(stage)
    }
    const timer = setInterval(show, this.moves ? BAR_EVERY_MS : LINE_EVERY_MS)
    try {
      const result = await work(stage)
      // What was expected may have been a guess.
      stage.total = stage.done = Math.max(stage.done, 0) || stage.total || 0
      show()
      this.stages.push(stage)
      return result
    } finally {
      clearInterval(timer)
      if (this.moves) process.stdout.write('\n')
    }
  }

  private show(stage: Stage): void {
    if (this.moves) process.stdout.write(`\r\x1b[K${bar(stage)} ${words(stage)}`)
    else console.log(words(stage))
  }
}

function bar({ done, total }: Stage): string {
  const full = total ? Math.round(Math.min(1, done / total) * BAR_LENGTH) : 0
  return `${'█'.repeat(full)}${'░'.repeat(BAR_LENGTH - full)}`
}

function words({ name, done, total, seconds }: Stage): string {
  if (!total || !done) return `${name}: ${decimal(seconds)} s`
  const left = (seconds / done) * (total - done)
  const pace = `${Math.round(done / seconds).toLocaleString('en')} rows/s`
  const rest = done < total ? `${decimal(left)} s left` : `${decimal(seconds)} s`
  return `${name}: ${((done / total) * 100).toFixed(0)} % of ${total.toLocaleString('en')}, ${pace}, ${rest}`
}
