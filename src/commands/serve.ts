import { setUpCode } from '../agents/set-up'
import { config } from '../config'
import { log } from '../log'
import { prepareSecret } from '../secret'
import { checkPort, type ParleyServer, serve } from '../server'
import { startDatabase } from './database'

/** However long requests take, the process is gone this long after it was asked to stop. */
const STOP_WITHIN_MS = 9000

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
  console.log(greeting(server.needsSetUp))

  let stopping = false
  const stop = async (signal: string, code = 0) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    await server.stop()
    await database.stop()
    process.exit(code)
  }
  process.on('SIGTERM', () => stop('SIGTERM'))
  process.on('SIGINT', () => stop('SIGINT'))
  server.displaced.then(() => {
    log.fatal('another Parley serves this database now; two would not hear of each other’s changes, so this one ends')
    return stop('displaced', 1)
  })
}

function greeting(needsSetUp: boolean): string {
  const at = (path: string) => new URL(path, config.publicUrl).href
  const lines = ['Parley is running.', `  Inbox    ${at('/conversations')}`, `  Widget   ${at('/widget')}`, `  Demo     ${at('/demo')}`]
  if (needsSetUp) lines.push('', `There is no agent yet. Make the first admin at ${at('/setup')} with the code ${setUpCode}`)
  return lines.join('\n')
}
