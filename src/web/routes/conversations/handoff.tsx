import { Elysia } from 'elysia'
import { ControlForViewer } from '../../../../views/handoffs/deliveries'
import { accept } from '../../../actions/handoffs/accept'
import { dismiss } from '../../../actions/handoffs/dismiss'
import { join } from '../../../actions/handoffs/join'
import { release } from '../../../actions/handoffs/release'
import { takeOver } from '../../../actions/handoffs/take-over'
import { pages } from '../../scopes/pages'
import { controlSeenBy } from './control'

export const handoffRoutes = new Elysia({ prefix: '/conversations/:id/handoff' })
  .use(pages)
  .get('/', ({ conversation, agent, html }) => html(<ControlForViewer {...controlSeenBy(agent, conversation)} />), {
    agent: true,
    conversation: true,
  })
  .post(
    '/',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await join(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
  .post(
    '/acceptance',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await accept(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
  .delete(
    '/',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await release(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
  .post(
    '/takeover',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await takeOver(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
  .delete(
    '/request',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await dismiss(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
