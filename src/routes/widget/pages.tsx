import { Elysia } from 'elysia'
import { IntroductionChanged } from '../../../views/widget/introduction'
import { VisitorThread } from '../../../views/widget/visitor-thread'
import { WidgetPage } from '../../../views/widget/widget-page'
import { WIDGET_HEADERS } from '../../http/headers'
import { pages } from '../../http/scopes'
import { settingsNow } from '../../settings/queries'
import { visitorThread } from '../../visitors/thread'

export const widgetPages = new Elysia({ prefix: '/widget' })
  .use(pages)
  .get('/', async ({ html, set }) => {
    Object.assign(set.headers, WIDGET_HEADERS)
    return html(<WidgetPage showsTyping={(await settingsNow()).showsTyping} />)
  })
  .get(
    '/thread',
    async ({ visitor, current, html }) =>
      html(
        <>
          <VisitorThread {...(await visitorThread(current))} />
          <IntroductionChanged visitor={visitor} />
        </>,
      ),
    { visitor: true },
  )
