import { Elysia } from 'elysia'
import { SettingsPage } from '../../../views/settings/settings-page'
import { SETTINGS_PAGES, type SettingsPageName } from '../../../views/settings/sub-navigation'
import { changeLimits, limitValues, resetLimits } from '../../actions/limits/change'
import { changeSavedReply } from '../../actions/saved-replies/change'
import { createSavedReply } from '../../actions/saved-replies/create'
import { removeSavedReply } from '../../actions/saved-replies/remove'
import { changeSettings } from '../../actions/settings/change'
import { NotFound } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import type { Agent } from '../../model/agents/schema'
import { idForForm } from '../../model/form-key'
import { readSavedReply } from '../../model/saved-replies/saved-reply-input'
import { savedRepliesOf } from '../../reads/saved-replies/queries'
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
    async ({ agent, requestBody, html }) => {
      const form = await readForm(requestBody)
      const { showsTyping } = await changeSettings(agent, { showsTyping: form.line('shown', 1) === '1' })
      return html(
        await page(agent, 'conversations', {
          notice: showsTyping ? 'Agents see what visitors are typing.' : 'Agents see only what visitors send.',
        }),
      )
    },
    { agent: true, takes: SMALL },
  )
  .put(
    '/limits',
    ({ agent, requestBody, html, set }) =>
      saveForm(
        { requestBody, set },
        async (form) => {
          await changeLimits(agent, form)
          return html(await page(agent, 'limits', { notice: 'Limits saved.' }))
        },
        async (form, refusal) =>
          html(
            await page(agent, 'limits', { limits: { values: limitValues(form), complaints: complaintsOf(refusal) } }),
          ),
      ),
    { agent: true, takes: SMALL },
  )
  .delete(
    '/limits',
    async ({ agent, html }) => {
      await resetLimits(agent)
      return html(await page(agent, 'limits', { notice: 'Limits reset to their defaults.' }))
    },
    { agent: true, parse: 'none' },
  )
  .post(
    '/replies',
    ({ agent, requestBody, html, set }) =>
      saveForm(
        { requestBody, set },
        async (form) => {
          const { shortcut } = await createSavedReply(agent, readSavedReply(form), {
            shared: isShared(form),
            id: idForForm(form, agent),
          })
          set.status = 201
          return html(await page(agent, 'replies', { notice: `Reply /${shortcut} saved.` }))
        },
        async (form, refusal) =>
          html(
            await page(agent, 'replies', {
              submission: {
                id: 'new',
                values: valuesIn(form),
                complaints: complaintsOf(refusal),
                shared: isShared(form),
              },
            }),
          ),
      ),
    { agent: true, takes: WORDS },
  )
  .put(
    '/replies/:id',
    ({ agent, reply, requestBody, html, set }) =>
      saveForm(
        { requestBody, set },
        async (form) => {
          const updatedReply = await changeSavedReply(reply, agent, readSavedReply(form))
          return html(
            await page(agent, 'replies', {
              notice: `Reply /${updatedReply.shortcut} saved.`,
              submission: { id: reply.id, values: updatedReply, complaints: {} },
            }),
          )
        },
        async (form, refusal) =>
          html(
            await page(agent, 'replies', {
              submission: { id: reply.id, values: valuesIn(form), complaints: complaintsOf(refusal) },
            }),
          ),
      ),
    { savedReply: true, takes: WORDS },
  )
  .delete(
    '/replies/:id',
    async ({ agent, reply, html }) => {
      await removeSavedReply(reply, agent)
      return html(await page(agent, 'replies', { notice: `Reply /${reply.shortcut} deleted.`, isFocusLost: true }))
    },
    { savedReply: true },
  )

type Outcome = Pick<Parameters<typeof SettingsPage>[0], 'notice' | 'isFocusLost' | 'submission' | 'limits'>

async function page(agent: Agent, name: SettingsPageName, outcome: Outcome = {}) {
  return (
    <SettingsPage
      agent={agent}
      page={name}
      settings={await settingsNow()}
      replies={await savedRepliesOf(agent)}
      {...outcome}
    />
  )
}

function isPage(name: string): name is SettingsPageName {
  return Object.hasOwn(SETTINGS_PAGES, name)
}

/** What somebody typed stays in its boxes when it cannot be saved. */
function valuesIn(form: Fields) {
  return form.typedValues('shortcut', 'body')
}

function isShared(form: Fields): boolean {
  return form.line('shared', 1) === '1'
}
