import { join } from 'node:path'
import type { Answer, Order, Report, ScreenToOpen } from './screens'

/** Runs the agents' screens in a process of their own. Only one answer is awaited at a time. */
export class ScreensProcess {
  private answered: (answer: Answer) => void = () => {}
  private readonly child = Bun.spawn([process.execPath, join(import.meta.dir, 'screens.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    ipc: (answer: Answer) => this.answered(answer),
  })

  /** Resolves when all of them have caught up. */
  async open(screens: ScreenToOpen[], conversations: string[]): Promise<void> {
    await this.ask({ open: screens, conversations })
  }

  /** What came since the last report. */
  async report(): Promise<Report> {
    return (await this.ask({ report: true })) as Report
  }

  async stop(): Promise<void> {
    this.child.kill()
    await this.child.exited
  }

  private ask(order: Order): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.answered = resolve
    this.child.exited.then((code) => reject(new Error(`The screens ended with ${code}.`)))
    this.child.send(order)
    return promise
  }
}
