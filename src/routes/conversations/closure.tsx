import { Elysia } from 'elysia'
import { ControlForViewer } from '../../../views/handoffs/deliveries'
import type { Agent } from '../../agents/schema'
import { conversationWithId } from '../../conversations/queries'
import type { Conversation } from '../../conversations/schema'
import { endSoon, undoEnd } from '../../handoffs/end-soon'
import { reopen } from '../../handoffs/reopen'
import { pages } from '../../http/scopes'

export const closureRoutes = new Elysia({ prefix: '/conversations/:id/closure' })
  .use(pages)
  .post('/', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await endSoon(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })
  .delete('/', async ({ conversation, agent, html }) => html(<ControlForViewer conversation={await withoutEnd(conversation, agent)} agent={agent} />), {
    agent: true,
    conversation: true,
  })

/** In time, it is as if it had not ended; after that it is opened again. */
async function withoutEnd(conversation: Conversation, agent: Agent): Promise<Conversation> {
  const open = conversation.ending && (await undoEnd(conversation, agent))
  return open ?? reopen((await conversationWithId(conversation.id)) ?? conversation, agent)
}
