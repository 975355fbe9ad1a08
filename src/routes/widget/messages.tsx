import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../views/messages/deliveries'
import { MessagesIn } from '../../../views/messages/thread'
import { EmailOffered } from '../../../views/widget/introduction'
import { VisitorThreadChanged } from '../../../views/widget/visitor-thread'
import { MESSAGE, sendWithFiles } from '../../attachments/send-with-files'
import { visitorLabel } from '../../handoffs/words'
import { NotFound } from '../../http/errors'
import { pages } from '../../http/scopes'
import { readDraft } from '../../messages/draft'
import { postAsVisitor } from '../../messages/post-as-visitor'
import { readPlace } from '../../messages/stretch'
import { visibleStretch } from '../../messages/visible-to-visitor'
import { offeredEmail } from '../../visitors/offered-email'
import { visitorThread } from '../../visitors/thread'

export const widgetMessageRoutes = new Elysia({ prefix: '/widget/messages' })
  .use(pages)
  .get(
    '/',
    async ({ current, query, html }) => {
      if (!current) throw new NotFound('There is no chat yet.')
      const place = readPlace(query)
      return html(<MessagesIn {...(await visibleStretch(current.id, place))} place={place} audience="visitor" visitorName={visitorLabel(current)} />)
    },
    { visitor: true },
  )
  .post(
    '/',
    async ({ visitor, sender, current, sent, html, set }) => {
      const posted = await sendWithFiles({ sent, sender }, async (form) => {
        const message = await postAsVisitor(visitor, readDraft(form), current)
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
