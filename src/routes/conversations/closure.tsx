import { Elysia } from 'elysia'
import { ControlForViewer } from '../../../views/handoffs/deliveries'
import { end } from '../../handoffs/end'
import { pages } from '../../http/scopes'

export const closureRoutes = new Elysia({ prefix: '/conversations/:id/closure' })
  .use(pages)
  .post('/', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await end(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
