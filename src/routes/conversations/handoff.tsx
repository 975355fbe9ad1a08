import { Elysia } from 'elysia'
import { ControlForViewer } from '../../../views/handoffs/deliveries'
import { accept } from '../../handoffs/accept'
import { dismiss } from '../../handoffs/dismiss'
import { join } from '../../handoffs/join'
import { release } from '../../handoffs/release'
import { takeOver } from '../../handoffs/take-over'
import { pages } from '../../http/scopes'

export const handoffRoutes = new Elysia({ prefix: '/conversations/:id/handoff' })
  .use(pages)
  .get('/', ({ conversation, agent, html }) => html(<ControlForViewer conversation={conversation} agent={agent} />), { agent: true, conversation: true })
  .post('/', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await join(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
  .post('/acceptance', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await accept(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
  .delete('/', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await release(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
  .post('/takeover', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await takeOver(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
  .delete('/request', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await dismiss(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
