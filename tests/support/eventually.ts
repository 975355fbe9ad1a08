/** Waits until something holds; throws where it does not in time. What throws does not hold yet. */
export async function eventually(holds: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await Bun.sleep(50)) {
    if (await holds().catch(() => false)) return
  }
  throw new Error('It did not happen in time.')
}
