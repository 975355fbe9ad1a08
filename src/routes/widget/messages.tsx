import { Elysia } from 'elysia'
import { MessagesPosted } from '../../../views/messages/deliveries'
import { OlderMessages } from '../../../views/messages/thread'
import { VisitorThreadChanged } from '../../../views/widget/visitor-thread'
import { visitorLabel } from '../../handoffs/words'
import { readForm } from '../../http/body'
import { NotFound } from '../../http/errors'
import { pages } from '../../http/scopes'
import { readDraft } from '../../messages/draft'
import { postAsVisitor } from '../../messages/post-as-visitor'
import { visibleBefore } from '../../messages/visible-to-visitor'
import { cursorOf } from '../../realtime/sockets'
import { visitorThread } from '../../visitors/thread'

export const widgetMessageRoutes = new Elysia({ prefix: '/widget/messages' })
  .use(pages)
  .get(
    '/',
    async ({ current, query, html }) => {
      if (!current) throw new NotFound('There is no chat yet.')
      const stretch = await visibleBefore(current.id, cursorOf(query.before))
      return html(<OlderMessages conversationId={current.id} {...stretch} audience="visitor" visitorName={visitorLabel(current)} />)
    },
    { visitor: true },
  )
  .post(
    '/',
    async ({ visitor, current, request, html, set }) => {
      const form = await readForm(request)
      const { conversation, message, again } = await postAsVisitor(visitor, readDraft(form), current)
      set.status = again ? 200 : 201
      // A message that went into another conversation than the page shows brings that one.
      if (form.uuid('conversation') !== conversation.id) return html(<VisitorThreadChanged {...(await visitorThread(conversation))} />)
      return html(<MessagesPosted messages={[message]} audience="visitor" visitorName={visitorLabel(conversation)} />)
    },
    { visitor: true, parse: 'none' },
  )
