import { setUpCode } from '../actions/agents/set-up'
import { config } from '../ground/config'
import { outliveFailures } from '../ground/escaped-failures'
import { log } from '../ground/log'
import { prepareSecret } from '../ground/secret'
import { whenWritten, writeLines } from '../ground/standard-output'
import { checkPort } from '../web/listen'
import { type ParleyServer, serve } from '../web/server'
import { startDatabase } from './database'

/** However long requests and jobs take, the database is closed this long after the process was asked to stop. */
const CLOSE_WITHIN_MS = 8000
/** If even that fails, the process is killed. */
const STOP_WITHIN_MS = 9500
const LAST_LINES_MS = 300

/** Starts everything, prints where it is, and runs until it is told to stop. */
export async function serveCommand(): Promise<void> {
  log.level = config.logLevel
  checkPort()
  const database = await startDatabase()
  let server: ParleyServer
  try {
    prepareSecret()
    server = await serve(database.location)
  } catch (error) {
    await database.stop()
    throw error
  }
  outliveFailures()
  writeLines(`${greeting(server.needsSetUp)}\n`)

  let isStopping = false
  const stop = async (signal: string, code = 0) => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await Promise.race([server.stop(), Bun.sleep(CLOSE_WITHIN_MS)])
    await database.stop()
    await whenWritten(LAST_LINES_MS)
    process.exit(code)
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  server.whenDisplaced.then(() => {
    log.fatal('another Parley has taken over this database, so this one stops')
    return stop('displaced', 1)
  })
}

function greeting(needsSetUp: boolean): string {
  const at = (path: string) => new URL(path, config.publicUrl).href
  const lines = [
    'Parley is running.',
    `  Inbox    ${at('/conversations')}`,
    `  Widget   ${at('/widget')}`,
    `  Demo     ${at('/demo')}`,
  ]
  if (needsSetUp)
    lines.push('', `There is no agent yet. Create the first admin at ${at('/setup')} with the code ${setUpCode}`)
  return lines.join('\n')
}
