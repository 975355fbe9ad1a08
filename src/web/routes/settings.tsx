import { Elysia } from 'elysia'
import { SettingsPage } from '../../../views/settings/settings-page'
import { SETTINGS_PAGES, type SettingsPageName } from '../../../views/settings/sub-navigation'
import { changeLimits, resetLimits, typedLimits } from '../../actions/limits/change'
import { changeReply } from '../../actions/saved-replies/change'
import { removeReply } from '../../actions/saved-replies/remove'
import { saveReply } from '../../actions/saved-replies/save'
import { changeSettings } from '../../actions/settings/change'
import { NotFound } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import type { Agent } from '../../model/agents/schema'
import { idForForm } from '../../model/form-key'
import { readReply } from '../../model/saved-replies/reply-draft'
import { repliesOf } from '../../reads/saved-replies/queries'
import { settingsNow } from '../../reads/settings/queries'
import { complaintsOf, saveForm } from '../forms/save-form'
import { readForm } from '../http/body'
import { SMALL, WORDS } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const settingsRoutes = new Elysia({ prefix: '/settings' })
  .use(pages)
  .get('/', async ({ agent, html }) => html(await page(agent, 'replies')), { agent: true })
  .get(
    '/:page',
    async ({ agent, params, html }) => {
      if (!isPage(params.page)) throw new NotFound()
      return html(await page(agent, params.page))
    },
    { agent: true },
  )
  .put(
    '/typing',
    async ({ agent, sent, html }) => {
      const form = await readForm(sent)
      const { showsTyping } = await changeSettings(agent, { showsTyping: form.line('shown', 1) === '1' })
      return html(
        await page(agent, 'conversations', {
          said: showsTyping ? 'Agents see what visitors are typing.' : 'Agents see only what visitors send.',
        }),
      )
    },
    { agent: true, takes: SMALL },
  )
  .put(
    '/limits',
    ({ agent, sent, html, set }) =>
      saveForm(
        { sent, set },
        async (form) => {
          await changeLimits(agent, form)
          return html(await page(agent, 'limits', { said: 'Limits saved.' }))
        },
        async (form, refusal) =>
          html(
            await page(agent, 'limits', { limits: { typed: typedLimits(form), complaints: complaintsOf(refusal) } }),
          ),
      ),
    { agent: true, takes: SMALL },
  )
  .delete(
    '/limits',
    async ({ agent, html }) => {
      await resetLimits(agent)
      return html(await page(agent, 'limits', { said: 'Limits reset to their defaults.' }))
    },
    { agent: true, parse: 'none' },
  )
  .post(
    '/replies',
    ({ agent, sent, html, set }) =>
      saveForm(
        { sent, set },
        async (form) => {
          const { shortcut } = await saveReply(agent, readReply(form), {
            shared: isShared(form),
            id: idForForm(form, agent),
          })
          set.status = 201
          return html(await page(agent, 'replies', { said: `Reply /${shortcut} saved.` }))
        },
        async (form, refusal) =>
          html(
            await page(agent, 'replies', {
              sent: { id: 'new', typed: typedIn(form), complaints: complaintsOf(refusal), shared: isShared(form) },
            }),
          ),
      ),
    { agent: true, takes: WORDS },
  )
  .put(
    '/replies/:id',
    ({ agent, reply, sent, html, set }) =>
      saveForm(
        { sent, set },
        async (form) => {
          const changed = await changeReply(reply, agent, readReply(form))
          return html(
            await page(agent, 'replies', {
              said: `Reply /${changed.shortcut} saved.`,
              sent: { id: reply.id, typed: changed, complaints: {} },
            }),
          )
        },
        async (form, refusal) =>
          html(
            await page(agent, 'replies', {
              sent: { id: reply.id, typed: typedIn(form), complaints: complaintsOf(refusal) },
            }),
          ),
      ),
    { savedReply: true, takes: WORDS },
  )
  .delete(
    '/replies/:id',
    async ({ agent, reply, html }) => {
      await removeReply(reply, agent)
      return html(await page(agent, 'replies', { said: `Reply /${reply.shortcut} deleted.`, gone: true }))
    },
    { savedReply: true },
  )

type Told = Pick<Parameters<typeof SettingsPage>[0], 'said' | 'gone' | 'sent' | 'limits'>

async function page(agent: Agent, name: SettingsPageName, told: Told = {}) {
  return (
    <SettingsPage agent={agent} page={name} settings={await settingsNow()} replies={await repliesOf(agent)} {...told} />
  )
}

function isPage(name: string): name is SettingsPageName {
  return Object.hasOwn(SETTINGS_PAGES, name)
}

/** What somebody typed stays in its boxes when it cannot be saved. */
function typedIn(form: Fields) {
  return form.typed('shortcut', 'body')
}

function isShared(form: Fields): boolean {
  return form.line('shared', 1) === '1'
}
