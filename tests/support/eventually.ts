/** Asks again every `everyMs` until the answer is yes; false when `withinMs` have passed. */
export async function until(ask: () => unknown, withinMs: number, everyMs = 20): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await Bun.sleep(everyMs)) {
    if (await ask()) return true
  }
  return false
}

/** Waits until a check neither throws nor answers false. Where that does not happen in time, throws what it threw last. */
export async function eventually(check: () => unknown, withinMs = 20_000): Promise<void> {
  let failure: unknown
  const holds = async () => {
    failure = new Error('It did not happen in time.')
    try {
      return (await check()) !== false
    } catch (error) {
      failure = error
      return false
    }
  }
  if (!(await until(holds, withinMs))) throw failure
}
