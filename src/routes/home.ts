import { Elysia } from 'elysia'
import { anyAgentExists } from '../agents/queries'
import { sessionOf } from '../agents/sessions'

export const homeRoutes = new Elysia().get('/', async ({ request, redirect }) => {
  if (await sessionOf(request)) return redirect('/conversations')
  return redirect((await anyAgentExists()) ? '/session/new' : '/setup')
})
