import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessagesIn } from '../../../../views/messages/thread'
import { postAsAgent } from '../../../actions/messages/post-as-agent'
import { postNote } from '../../../actions/messages/post-note'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readDraft } from '../../../model/messages/draft'
import { readPlace } from '../../../model/messages/stretch'
import { stretchOf } from '../../../reads/messages/stretch'
import { MESSAGE, sendWithFiles } from '../../forms/send-with-files'
import { pages } from '../../scopes/pages'

export const messageRoutes = new Elysia({ prefix: '/conversations/:id/messages' })
  .use(pages)
  .get(
    '/',
    async ({ conversation, query, html }) => {
      const place = readPlace(query)
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
    async ({ conversation, agent, sent, html, set }) => {
      const sender = { agentId: agent.id, conversationId: conversation.id }
      const { message, again } = await sendWithFiles({ sent, sender }, (form) => {
        const post = form.oneOf('author', ['agent', 'note']) === 'note' ? postNote : postAsAgent
        return post(conversation, agent, readDraft(form.called(MESSAGE_LABELS)))
      })
      set.status = again ? 200 : 201
      return html(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { agent: true, conversation: true, takes: MESSAGE },
  )
