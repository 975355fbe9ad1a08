import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessageEditor } from '../../../../views/messages/message-editor'
import { changeableMessage, edit, takeBack } from '../../../actions/messages/change'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readMessageText } from '../../../model/messages/incoming-message'
import { readForm } from '../../http/body'
import { WORDS } from '../../http/body-limits'
import { pages } from '../../scopes/pages'
import { messageId } from '../conversations/message'

/** One message of the visitor who asks. */
export const widgetsMessageRoutes = new Elysia({ prefix: '/widget/messages/:messageId' })
  .use(pages)
  .get(
    '/editor',
    async ({ visitor, current, params, html }) => {
      const id = messageId(params)
      return html(
        <MessageEditor
          message={await changeableMessage(current, { visitor }, id)}
          address={`/widget/messages/${id}`}
        />,
      )
    },
    { ownConversation: true },
  )
  .patch(
    '/',
    async ({ visitor, current, params, requestBody, html }) => {
      const message = await edit(
        current,
        { visitor },
        messageId(params),
        readMessageText((await readForm(requestBody)).withLabels(MESSAGE_LABELS)),
      )
      return html(<MessagesPosted messages={[message]} audience="visitor" visitorName={visitorLabel(current)} />)
    },
    { ownConversation: true, takes: WORDS },
  )
  .delete(
    '/',
    async ({ visitor, current, params, html }) => {
      const message = await takeBack(current, { visitor }, messageId(params))
      return html(<MessagesPosted messages={[message]} audience="visitor" visitorName={visitorLabel(current)} />)
    },
    { ownConversation: true, parse: 'none' },
  )
