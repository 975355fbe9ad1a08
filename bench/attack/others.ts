/** How long others waited, in milliseconds, each request that they sent. */
export interface Waits {
  times: number[]
  /** Not answered, or with an error. */
  failures: number
}

/** Somebody else who goes on using the server, in a thread of their own so that the attacker's work does not slow them. */
export async function othersDuring<T>(
  url: string,
  paths: string[],
  work: () => Promise<T>,
  headers: Record<string, string> = {},
): Promise<{ waits: Waits; result: T }> {
  const worker = new Worker(new URL('./other.ts', import.meta.url).href)
  const { promise: finished, resolve: finish } = Promise.withResolvers<Waits>()
  const { promise: started, resolve: start } = Promise.withResolvers<void>()
  worker.onmessage = ({ data }) => (data === 'started' ? start() : finish(data))
  worker.postMessage({ url, paths, headers })
  await started
  try {
    const result = await work()
    worker.postMessage('stop')
    return { waits: await finished, result }
  } finally {
    worker.terminate()
  }
}

/** The longest that anybody waited. */
export function longest({ times }: Waits): number {
  return Math.max(0, ...times)
}
