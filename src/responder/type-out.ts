const WRITES_FOR_MS = 700
const STEPS = 12

let answersUnderWay = 0

/**
 * Yields a text bit by bit, as if somebody wrote it, within 0.7 s: an answer that is there at once reads as a canned
 * one. The more are written side by side, the faster each is, so that nobody waits in a queue for the show.
 */
export async function* typeOut(text: string, signal: AbortSignal): AsyncGenerator<string> {
  const ends = [...text.matchAll(/\S+\s*/g)].map((word) => word.index + word[0].length)
  const steps = Math.min(STEPS, ends.length)
  let position = 0
  answersUnderWay++
  try {
    for (let step = 1; step <= steps && !signal.aborted; step++) {
      const end = step === steps ? text.length : (ends[Math.ceil((ends.length * step) / steps) - 1] ?? text.length)
      yield text.slice(position, end)
      position = end
      if (step < steps) await Bun.sleep(WRITES_FOR_MS / steps / answersUnderWay)
    }
  } finally {
    answersUnderWay--
  }
}
