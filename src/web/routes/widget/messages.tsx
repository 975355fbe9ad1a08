import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessagesIn } from '../../../../views/messages/thread'
import { EmailOffered } from '../../../../views/widget/introduction'
import { VisitorThreadChanged } from '../../../../views/widget/visitor-thread'
import { postAsVisitor } from '../../../actions/messages/post-as-visitor'
import { NotFound } from '../../../ground/errors'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readMessage } from '../../../model/messages/incoming-message'
import { readAnchor } from '../../../model/messages/stretch'
import { offeredEmail } from '../../../model/visitors/offered-email'
import { visibleStretch } from '../../../reads/messages/visible-to-visitor'
import { MESSAGE, readMessageForm } from '../../forms/message-form'
import { pages } from '../../scopes/pages'
import { visitorThread } from './thread'

export const widgetMessageRoutes = new Elysia({ prefix: '/widget/messages' })
  .use(pages)
  .get(
    '/',
    async ({ current, query, html }) => {
      if (!current) throw new NotFound('There is no chat yet.')
      const place = readAnchor(query)
      return html(
        <MessagesIn
          {...(await visibleStretch(current.id, place))}
          place={place}
          audience="visitor"
          visitorName={visitorLabel(current)}
        />,
      )
    },
    { visitor: true },
  )
  .post(
    '/',
    async ({ visitor, sender, current, requestBody, html, set }) => {
      await using form = await readMessageForm(requestBody, sender)
      const fields = form.fields.withLabels(MESSAGE_LABELS)
      const shownConversationId = fields.uuid('conversation')
      const { conversation, message, isResend } = await postAsVisitor(visitor, readMessage(fields), current)
      set.status = isResend ? 200 : 201
      const offered = <EmailOffered email={offeredEmail(visitor, message.body)} />
      // A message that went into another conversation than the page shows brings that one.
      if (shownConversationId !== conversation.id) {
        const thread = await visitorThread(conversation)
        return html(
          <>
            <VisitorThreadChanged {...thread} />
            {offered}
          </>,
        )
      }
      return html(
        <>
          <MessagesPosted messages={[message]} audience="visitor" visitorName={visitorLabel(conversation)} />
          {offered}
        </>,
      )
    },
    { visitor: true, takes: MESSAGE },
  )
