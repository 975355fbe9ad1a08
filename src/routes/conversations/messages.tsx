import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../views/messages/deliveries'
import { OlderMessages } from '../../../views/messages/thread'
import { visitorLabel } from '../../handoffs/words'
import { readForm } from '../../http/body'
import { pages } from '../../http/scopes'
import { readDraft } from '../../messages/draft'
import { postAsAgent } from '../../messages/post-as-agent'
import { messagesBefore } from '../../messages/queries'

export const messageRoutes = new Elysia({ prefix: '/conversations/:id/messages' })
  .use(pages)
  .get(
    '/',
    async ({ conversation, query, html }) => {
      const before = Number.parseInt(query.before ?? '', 10)
      const stretch = await messagesBefore(conversation.id, Number.isNaN(before) ? undefined : before)
      return html(<OlderMessages conversationId={conversation.id} {...stretch} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { conversation: true },
  )
  .post(
    '/',
    async ({ conversation, agent, request, html, set }) => {
      const { message, again } = await postAsAgent(conversation, agent, readDraft(await readForm(request)))
      set.status = again ? 200 : 201
      return html(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { agent: true, conversation: true, parse: 'none' },
  )
