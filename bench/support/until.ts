/** Asks again every `everyMs` until the answer is yes; false when `withinMs` have passed. */
export async function until(ask: () => unknown, withinMs: number, everyMs = 20): Promise<boolean> {
  for (const deadline = performance.now() + withinMs; performance.now() < deadline; await Bun.sleep(everyMs)) {
    if (await ask()) return true
  }
  return false
}
