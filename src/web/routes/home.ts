import { Elysia } from 'elysia'
import { sessionOf } from '../../actions/agents/sessions'
import { anyAgentExists } from '../../reads/agents/queries'

export const homeRoutes = new Elysia().get('/', async ({ request, redirect }) => {
  if (await sessionOf(request)) return redirect('/conversations')
  return redirect((await anyAgentExists()) ? '/session/new' : '/setup')
})
