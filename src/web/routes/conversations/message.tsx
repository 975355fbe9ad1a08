import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessageEditor } from '../../../../views/messages/message-editor'
import { changeableMessage, edit, takeBack } from '../../../actions/messages/change'
import { NotFound } from '../../../ground/errors'
import { isUuid } from '../../../ground/fields'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readMessageText } from '../../../model/messages/incoming-message'
import { readForm } from '../../http/body'
import { WORDS } from '../../http/body-limits'
import { pages } from '../../scopes/pages'

/** One message of the agent who asks: its words can be changed, and it can be taken back. */
export const agentsMessageRoutes = new Elysia({ prefix: '/conversations/:id/messages/:messageId' })
  .use(pages)
  .get(
    '/editor',
    async ({ conversation, agent, params, html }) => {
      const id = messageId(params)
      const message = await changeableMessage(conversation, { agent }, id)
      return html(<MessageEditor message={message} address={`/conversations/${conversation.id}/messages/${id}`} />)
    },
    { agent: true, conversation: true },
  )
  .patch(
    '/',
    async ({ conversation, agent, params, requestBody, html }) => {
      const message = await edit(
        conversation,
        { agent },
        messageId(params),
        readMessageText((await readForm(requestBody)).withLabels(MESSAGE_LABELS)),
      )
      return html(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { agent: true, conversation: true, takes: WORDS },
  )
  .delete(
    '/',
    async ({ conversation, agent, params, html }) => {
      const message = await takeBack(conversation, { agent }, messageId(params))
      return html(<MessagesPosted messages={[message]} audience="agents" visitorName={visitorLabel(conversation)} />)
    },
    { agent: true, conversation: true },
  )

/** The id in an address, as `:messageId`; what is no id names nothing. */
export function messageId({ messageId }: { messageId: string }): string {
  if (!isUuid(messageId)) throw new NotFound('Message not found.')
  return messageId
}
