import { Elysia } from 'elysia'
import { ControlForViewer } from '../../../../views/handoffs/deliveries'
import { endSoon, undoEnd } from '../../../actions/handoffs/end-soon'
import { reopen } from '../../../actions/handoffs/reopen'
import type { Agent } from '../../../model/agents/schema'
import type { Conversation } from '../../../model/conversations/schema'
import { conversationWithId } from '../../../reads/conversations/queries'
import { pages } from '../../scopes/pages'
import { controlSeenBy } from './control'

export const closureRoutes = new Elysia({ prefix: '/conversations/:id/closure' })
  .use(pages)
  .post(
    '/',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await endSoon(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )
  .delete(
    '/',
    async ({ conversation, agent, html }) =>
      html(<ControlForViewer {...controlSeenBy(agent, await withoutEnd(conversation, agent))} />),
    {
      agent: true,
      conversation: true,
    },
  )

/** In time, it is as if it had not ended; after that it is opened again. */
async function withoutEnd(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const openConversation = conversation.ending && (await undoEnd(conversation, agent))
  return openConversation ?? reopen((await conversationWithId(conversation.id)) ?? conversation, agent)
}
