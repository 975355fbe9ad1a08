import { expect, test } from 'bun:test'
import { setUpCode } from '../../src/actions/agents/set-up'
import { expectAccessible, screenshot, testBrowser } from '../support/browser'
import { PASSWORD } from '../support/fixtures'
import { settled } from '../support/inbox-page'
import { testServer } from '../support/server'

const server = testServer()
const browser = testBrowser()

test('the first admin sets up with the code, signs out and signs in again', async () => {
  browser.allow(/422/)
  for (const colorScheme of ['dark', 'light'] as const) {
    const page = await browser.newPage({ colorScheme, viewport: { width: 390, height: 844 } })
    await page.goto(server.url)
    await page.getByRole('heading', { name: 'Welcome to Parley' }).waitFor()
    await expectAccessible(page)
    await screenshot(page, `set-up-${colorScheme}`)
  }

  const page = await browser.newPage()
  await page.goto(`${server.url}/setup`)
  await page.getByLabel('Your name').fill('Ada')
  await page.getByLabel('Email').fill('ada@parley.test')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByLabel('Set-up code').fill('not it')
  await page.getByRole('button', { name: 'Create admin' }).click()
  await page.getByText('Wrong code').waitFor()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Ada')
  await expectAccessible(page)
  await page.getByLabel('Set-up code').fill(setUpCode)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Create admin' }).click()
  await page.getByText('No conversations yet').waitFor()
  await settled(page)

  await page.getByRole('button', { name: 'your menu' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/session/new')
  await page.getByLabel('Email').fill('ada@parley.test')
  await page.getByLabel('Password').fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('Wrong email or password.').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe('ada@parley.test')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/conversations')
})
