import { seedDemo } from '../demo/demo'
import { withDatabase } from './database'

export async function demoCommand(): Promise<void> {
  const { lines } = await withDatabase(seedDemo)
  console.log(lines.join('\n'))
}
