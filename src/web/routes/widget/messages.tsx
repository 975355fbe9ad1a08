import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../../views/messages/deliveries'
import { MessagesIn } from '../../../../views/messages/thread'
import { EmailOffered } from '../../../../views/widget/introduction'
import { VisitorThreadChanged } from '../../../../views/widget/visitor-thread'
import { postAsVisitor } from '../../../actions/messages/post-as-visitor'
import { NotFound } from '../../../ground/errors'
import { visitorLabel } from '../../../model/handoffs/words'
import { MESSAGE_LABELS, readDraft } from '../../../model/messages/draft'
import { readPlace } from '../../../model/messages/stretch'
import { offeredEmail } from '../../../model/visitors/offered-email'
import { visibleStretch } from '../../../reads/messages/visible-to-visitor'
import { MESSAGE, sendWithFiles } from '../../forms/send-with-files'
import { pages } from '../../scopes/pages'
import { visitorThread } from './thread'

export const widgetMessageRoutes = new Elysia({ prefix: '/widget/messages' })
  .use(pages)
  .get(
    '/',
    async ({ current, query, html }) => {
      if (!current) throw new NotFound('There is no chat yet.')
      const place = readPlace(query)
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
    async ({ visitor, sender, current, sent, html, set }) => {
      const posted = await sendWithFiles({ sent, sender }, async (form) => {
        const message = await postAsVisitor(visitor, readDraft(form.called(MESSAGE_LABELS)), current)
        return { ...message, shown: form.uuid('conversation') }
      })
      const { conversation, message, again, shown } = posted
      set.status = again ? 200 : 201
      const offered = <EmailOffered email={offeredEmail(visitor, message.body)} />
      // A message that went into another conversation than the page shows brings that one.
      if (shown !== conversation.id) {
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
