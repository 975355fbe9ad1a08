/** Lets at most `most` of something run at once; the others wait for their turn, first come first served. */
export function inTurns(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (run) => {
    // A finished one hands its place over, so that a newcomer cannot take it.
    if (running < most) running++
    else await new Promise<void>((turn) => waiting.push(turn))
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
