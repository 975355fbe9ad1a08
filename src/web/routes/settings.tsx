import { Elysia } from 'elysia'
import { SettingsPage } from '../../../views/settings/settings-page'
import { SETTINGS_PAGES, type SettingsPageName } from '../../../views/settings/sub-navigation'
import { changeLimits, resetLimits, typedLimits } from '../../actions/limits/change'
import { changeReply } from '../../actions/saved-replies/change'
import { removeReply } from '../../actions/saved-replies/remove'
import { saveReply } from '../../actions/saved-replies/save'
import { changeSettings } from '../../actions/settings/change'
import { Invalid, NotFound } from '../../ground/errors'
import { type Fields, isUuid } from '../../ground/fields'
import type { Agent } from '../../model/agents/schema'
import { idForForm } from '../../model/form-key'
import { readReply } from '../../model/saved-replies/reply-draft'
import type { Reply } from '../../model/saved-replies/schema'
import { repliesOf, replyOf } from '../../reads/saved-replies/queries'
import { settingsNow } from '../../reads/settings/queries'
import { readForm } from '../http/body'
import { SMALL, WORDS } from '../http/body-limits'
import { pages } from '../http/scopes'

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
      return html(await page(agent, 'conversations', { said: showsTyping ? 'Agents see what visitors are typing.' : 'Agents see only what visitors send.' }))
    },
    { agent: true, takes: SMALL },
  )
  .put(
    '/limits',
    async ({ agent, sent, html, set }) => {
      const form = await readForm(sent)
      try {
        await changeLimits(agent, form)
        return html(await page(agent, 'limits', { said: 'Limits saved.' }))
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        set.status = error.status
        return html(await page(agent, 'limits', { limits: { typed: typedLimits(form), complaints: error.fields } }))
      }
    },
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
    async ({ agent, sent, html, set }) => {
      const form = await readForm(sent)
      const shared = form.line('shared', 1) === '1'
      try {
        const { shortcut } = await saveReply(agent, readReply(form), { shared, id: idForForm(form, agent) })
        set.status = 201
        return html(await page(agent, 'replies', { said: `Reply /${shortcut} saved.` }))
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        set.status = error.status
        return html(await page(agent, 'replies', { sent: { id: 'new', typed: typedIn(form), complaints: error.fields, shared } }))
      }
    },
    { agent: true, takes: WORDS },
  )
  .put(
    '/replies/:id',
    async ({ agent, params, sent, html, set }) => {
      const reply = await found(agent, params.id)
      const form = await readForm(sent)
      try {
        const changed = await changeReply(reply, agent, readReply(form))
        return html(await page(agent, 'replies', { said: `Reply /${changed.shortcut} saved.`, sent: { id: reply.id, typed: changed, complaints: {} } }))
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        set.status = error.status
        return html(await page(agent, 'replies', { sent: { id: reply.id, typed: typedIn(form), complaints: error.fields } }))
      }
    },
    { agent: true, takes: WORDS },
  )
  .delete(
    '/replies/:id',
    async ({ agent, params, html }) => {
      const reply = await found(agent, params.id)
      await removeReply(reply, agent)
      return html(await page(agent, 'replies', { said: `Reply /${reply.shortcut} deleted.`, gone: true }))
    },
    { agent: true },
  )

type Told = Pick<Parameters<typeof SettingsPage>[0], 'said' | 'gone' | 'sent' | 'limits'>

async function page(agent: Agent, name: SettingsPageName, told: Told = {}) {
  return <SettingsPage agent={agent} page={name} settings={await settingsNow()} replies={await repliesOf(agent)} {...told} />
}

function isPage(name: string): name is SettingsPageName {
  return Object.hasOwn(SETTINGS_PAGES, name)
}

async function found(agent: Agent, id: string): Promise<Reply> {
  const reply = isUuid(id) ? await replyOf(agent, id) : undefined
  if (!reply) throw new NotFound('Reply not found.')
  return reply
}

/** What somebody typed stays in its boxes when it cannot be saved. */
function typedIn(form: Fields) {
  const text = (name: string) => form.text(name, Number.MAX_SAFE_INTEGER) ?? ''
  return { shortcut: text('shortcut'), body: text('body') }
}
