import { KEPT, MESSAGES } from '../model/limits/kinds'
import { type Undo, use } from './use'

/** What a message takes besides its words, in bytes: its row, its place in the indexes, and what answers it. */
const ROW = 1024

/** Counts a visitor's message and its words among what comes from their address. Throws `RateLimited` beyond the limits. */
export async function useForWords(address: string | undefined, body: string): Promise<Undo> {
  const undo = await use(MESSAGES, address)
  try {
    const undoBytes = await use(KEPT, address, ROW + Buffer.byteLength(body))
    return async () => void (await Promise.all([undo(), undoBytes()]))
  } catch (error) {
    await undo()
    throw error
  }
}
