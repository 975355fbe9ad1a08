import { type Browser, chromium as driver } from 'playwright-core'
import { chromium } from './programs'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

export function launchChromium(...flags: string[]): Promise<Browser> {
  return driver.launch({ executablePath: chromium(), args: [...FLAGS, ...flags] })
}

/** The cookies of a client, for a context of a browser. */
export function cookiesOf({ cookie, url }: { cookie: string; url: string }) {
  return cookie.split('; ').map((line) => {
    const [name = '', value = ''] = line.split('=')
    return { name, value, url }
  })
}
