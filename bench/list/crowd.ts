import type { List } from './lists'
import { fetchHtml, fetchList } from './measure'

/** Lists that agents got while each asked for the next one as soon as it had the last. */
export interface Rush {
  perSecond: number
  /** Milliseconds of each list. */
  times: number[]
  bytes: number
}

/** Each cookie is one agent. They begin at different places of the mix. */
export function rush(url: string, cookies: string[], lists: [List, ...List[]], seconds: number): Promise<Rush> {
  return rushFor(
    (cookie, number) => fetchList(url, cookie, lists[number % lists.length] ?? lists[0]),
    cookies,
    lists.length,
    seconds,
  )
}

/** The most that this way of asking can reach: a page that costs nothing. */
export function rushOfFloor(url: string, cookies: string[], seconds: number): Promise<Rush> {
  return rushFor((cookie) => fetchHtml(`${url}/healthz`, cookie, ''), cookies, 1, seconds)
}

type Ask = (cookie: string, number: number) => Promise<string>

async function rushFor(ask: Ask, cookies: string[], kinds: number, seconds: number): Promise<Rush> {
  const times: number[] = []
  let bytes = 0
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(cookies.map(askOn))
  return { perSecond: times.length / ((performance.now() - began) / 1000), times, bytes }

  async function askOn(cookie: string, place: number): Promise<void> {
    for (let next = Math.floor((place * kinds) / cookies.length); performance.now() < end; next++) {
      const asked = performance.now()
      const html = await ask(cookie, next)
      times.push(performance.now() - asked)
      bytes += html.length
    }
  }
}
