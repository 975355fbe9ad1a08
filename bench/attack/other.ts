// The thread of `othersDuring`: asks one thing after the other until it is told to stop, and says how long each took.

const thread = globalThis as unknown as Worker

const EVERY_MS = 5
const GIVE_UP_MS = 20_000

let stopped = false

thread.onmessage = ({ data }) => {
  if (data === 'stop') stopped = true
  else void ask(data)
}

async function ask({
  url,
  paths,
  headers,
}: {
  url: string
  paths: string[]
  headers: Record<string, string>
}): Promise<void> {
  const times: number[] = []
  let failures = 0
  for (let turn = 0; !stopped; turn++) {
    const began = performance.now()
    try {
      const response = await fetch(url + paths[turn % paths.length], {
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(GIVE_UP_MS),
      })
      await response.bytes()
      if (response.status >= 400) failures++
    } catch {
      failures++
    }
    times.push(performance.now() - began)
    if (turn === paths.length) thread.postMessage('started')
    await Bun.sleep(EVERY_MS)
  }
  thread.postMessage({ times, failures })
}
