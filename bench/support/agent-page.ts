import type { Browser, Page } from 'playwright-core'
import { cookiesOf, launchChromium } from '../../tests/support/chromium'
import type { Agent } from './agent'

/** A page of a real browser in which an agent is signed in; the script runs in it before its own ones. */
export async function agentPage(url: string, agent: Agent, script: string): Promise<{ browser: Browser; page: Page }> {
  const browser = await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await context.addCookies(cookiesOf({ cookie: agent.cookie, url }))
  const page = await context.newPage()
  await page.addInitScript(script)
  return { browser, page }
}
