import { Elysia } from 'elysia'
import { ChatPartnerChanged } from '../../../../views/widget/chat-partner'
import { IntroductionChanged } from '../../../../views/widget/introduction'
import { VisitorThread } from '../../../../views/widget/visitor-thread'
import { WidgetPage } from '../../../../views/widget/widget-page'
import { suggestedQuestions } from '../../../reads/knowledge/suggested-questions'
import { settingsNow } from '../../../reads/settings/queries'
import { WIDGET_HEADERS } from '../../http/headers'
import { pages } from '../../scopes/pages'
import { visitorThread } from './thread'

export const widgetPages = new Elysia({ prefix: '/widget' })
  .use(pages)
  .get('/', async ({ html, set }) => {
    Object.assign(set.headers, WIDGET_HEADERS)
    const [{ showsTyping }, questions] = await Promise.all([settingsNow(), suggestedQuestions()])
    return html(<WidgetPage showsTyping={showsTyping} questions={questions} />)
  })
  .get(
    '/thread',
    async ({ visitor, current, html }) =>
      html(
        <>
          <VisitorThread {...(await visitorThread(current))} />
          <ChatPartnerChanged conversation={current} />
          <IntroductionChanged visitor={visitor} />
        </>,
      ),
    { visitor: true },
  )
