import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessagesIn } from '../../../../views/messages/thread'
import { postAsAgent } from '../../../actions/messages/post-as-agent'
import { postNote } from '../../../actions/messages/post-note'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readMessage } from '../../../model/messages/incoming-message'
import { readAnchor } from '../../../model/messages/stretch'
import { stretchOf } from '../../../reads/messages/stretch'
import { MESSAGE, readMessageForm } from '../../forms/message-form'
import { pages } from '../../scopes/pages'

export const messageRoutes = new Elysia({ prefix: '/conversations/:id/messages' })
  .use(pages)
  .get(
    '/',
    async ({ conversation, query, html }) => {
      const place = readAnchor(query)
      return html(
        <MessagesIn
          {...(await stretchOf(conversation.id, place))}
          place={place}
          audience="agents"
          visitorName={visitorLabel(conversation)}
        />,
      )
    },
    { conversation: true },
  )
  .post(
    '/',
    async ({ conversation, agent, requestBody, html, set }) => {
      const sender = { agentId: agent.id, conversationId: conversation.id }
      await using form = await readMessageForm(requestBody, sender)
      const fields = form.fields.withLabels(MESSAGE_LABELS)
      const post = fields.oneOf('author', ['agent', 'note']) === 'note' ? postNote : postAsAgent
      const { message, isResend } = await post(conversation, agent, readMessage(fields))
      set.status = isResend ? 200 : 201
      return html(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { agent: true, conversation: true, takes: MESSAGE },
  )
