import { Elysia } from 'elysia'
import { SavedViewsChanged } from '../../../views/conversations/saved-views'
import { Toast } from '../../../views/shared/toast'
import { createSavedView } from '../../actions/saved-views/create'
import { removeSavedView } from '../../actions/saved-views/remove'
import { NO_FILTER, readFilter } from '../../model/conversations/filter'
import { idForForm } from '../../model/form-key'
import { savedViewsOf } from '../../reads/saved-views/queries'
import { isolate } from '../../text/isolate'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const savedViewRoutes = new Elysia({ prefix: '/views' })
  .use(pages)
  .post(
    '/',
    async ({ agent, requestBody, html, set }) => {
      const form = (await readForm(requestBody)).withLabels({ name: 'The name' })
      const input = {
        name: form.required('name', 60, 'Give the view a name.'),
        query: form.text('query', 2000) ?? '',
        shared: form.line('shared', 1) === '1',
      }
      const view = await createSavedView(agent, input, idForForm(form, agent))
      set.status = 201
      const filter = readFilter(Object.fromEntries(new URLSearchParams(view.query)))
      return html(
        <>
          <SavedViewsChanged savedViews={await savedViewsOf(agent)} agent={agent} filter={filter} />
          <Toast words={`View “${isolate(view.name)}” saved.`} />
        </>,
      )
    },
    { agent: true, takes: SMALL },
  )
  .delete(
    '/:id',
    async ({ agent, view, html }) => {
      await removeSavedView(view)
      return html(<SavedViewsChanged savedViews={await savedViewsOf(agent)} agent={agent} filter={NO_FILTER} />)
    },
    { savedView: true },
  )
