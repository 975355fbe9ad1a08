import { seedDemo } from '../demo/demo'
import { configure } from '../ground/config'
import { withDatabase } from './database'

export async function demoCommand(): Promise<void> {
  // Its chats keep the usual times, whatever times this server is set to.
  configure({ ...process.env, MESSAGE_INTERVAL_MS: undefined, HANDOFF_TIMEOUT_S: undefined })
  const { lines } = await withDatabase(seedDemo)
  console.log(lines.join('\n'))
}
