import { log } from './log'

/** How often something happened that would have ended the process, since it started. */
export const escapedFailures = { count: 0 }

/**
 * From now on, uncaught failures are logged and counted, and the process continues: one broken request must not end the
 * others. Called once the server serves, so that a start that fails still fails.
 */
export function outliveFailures(): void {
  process.on('uncaughtException', noteEscaped)
  process.on('unhandledRejection', noteEscaped)
}

/** Logs and counts a failure that no caller could have caught. */
export function noteEscaped(error: unknown): void {
  escapedFailures.count++
  log.error({ err: error, escaped: escapedFailures.count }, 'an unexpected error was caught')
}
