/** Waits until a check neither throws nor answers false. Where that does not happen in time, throws what it threw last. */
export async function eventually(check: () => unknown, withinMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; ; await Bun.sleep(20)) {
    try {
      if ((await check()) !== false) return
      if (Date.now() > deadline) throw new Error('It did not happen in time.')
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}
