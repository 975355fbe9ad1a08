import { Elysia } from 'elysia'
import { IntroductionChanged } from '../../../../views/widget/introduction'
import { VisitorThread } from '../../../../views/widget/visitor-thread'
import { WhoChanged } from '../../../../views/widget/who'
import { WidgetPage } from '../../../../views/widget/widget-page'
import { suggestedQuestions } from '../../../reads/knowledge/suggested'
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
          <WhoChanged conversation={current} />
          <IntroductionChanged visitor={visitor} />
        </>,
      ),
    { visitor: true },
  )
