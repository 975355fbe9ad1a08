import { Elysia } from 'elysia'
import { WidgetControlChanged } from '../../../../views/widget/deliveries'
import { VisitorThreadChanged } from '../../../../views/widget/visitor-thread'
import { endByVisitor } from '../../../actions/handoffs/end'
import { askForPerson } from '../../../actions/visitors/ask-for-person'
import { placeOf } from '../../../announce/queue'
import { pages } from '../../scopes/pages'
import { visitorThread } from './thread'

export const widgetHandoffRoutes = new Elysia({ prefix: '/widget' })
  .use(pages)
  .post(
    '/handoff',
    async ({ visitor, current, html }) => {
      const conversation = await askForPerson(visitor)
      if (!current) return html(<VisitorThreadChanged {...(await visitorThread(conversation))} />)
      return html(<WidgetControlChanged conversation={conversation} place={placeOf(conversation.id)} />)
    },
    { visitor: true, parse: 'none' },
  )
  .post(
    '/closure',
    async ({ current, html }) => {
      return html(<WidgetControlChanged conversation={await endByVisitor(current)} />)
    },
    { ownConversation: true, parse: 'none' },
  )
