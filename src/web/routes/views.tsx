import { Elysia } from 'elysia'
import { ViewsChanged } from '../../../views/conversations/saved-views'
import { Toast } from '../../../views/shared/toast'
import { removeView } from '../../actions/saved-views/remove'
import { saveView } from '../../actions/saved-views/save'
import { NO_FILTER, readFilter } from '../../model/conversations/filter'
import { idForForm } from '../../model/form-key'
import { viewsOf } from '../../reads/saved-views/queries'
import { isolated } from '../../text/isolated'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const viewRoutes = new Elysia({ prefix: '/views' })
  .use(pages)
  .post(
    '/',
    async ({ agent, sent, html, set }) => {
      const form = (await readForm(sent)).called({ name: 'The name' })
      const draft = {
        name: form.required('name', 60, 'Give the view a name.'),
        query: form.text('query', 2000) ?? '',
        shared: form.line('shared', 1) === '1',
      }
      const view = await saveView(agent, draft, idForForm(form, agent))
      set.status = 201
      const filter = readFilter(Object.fromEntries(new URLSearchParams(view.query)))
      return html(
        <>
          <ViewsChanged views={await viewsOf(agent)} agent={agent} filter={filter} />
          <Toast words={`View “${isolated(view.name)}” saved.`} />
        </>,
      )
    },
    { agent: true, takes: SMALL },
  )
  .delete(
    '/:id',
    async ({ agent, view, html }) => {
      await removeView(view)
      return html(<ViewsChanged views={await viewsOf(agent)} agent={agent} filter={NO_FILTER} />)
    },
    { savedView: true },
  )
