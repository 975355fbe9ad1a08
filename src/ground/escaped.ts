import { log } from './log'

/** How often something happened that would have ended the process, since it started. */
export const escaped = { count: 0 }

/**
 * From now on, what nobody catches is logged and counted, and the process goes on: one broken request must not end
 * everybody's. Called once the server serves, so that a start that fails still fails.
 */
export function outliveFailures(): void {
  process.on('uncaughtException', noteEscaped)
  process.on('unhandledRejection', noteEscaped)
}

/** Notes a failure that came from where nobody could have dealt with it. */
export function noteEscaped(error: unknown): void {
  escaped.count++
  log.error({ err: error, escaped: escaped.count }, 'an unexpected error was caught')
}
