import { Elysia } from 'elysia'
import { IntroductionChanged } from '../../../views/widget/introduction'
import { readFields, readForm } from '../../http/body'
import { pages } from '../../http/scopes'
import { deviceOf } from '../../visitors/browser'
import { identify } from '../../visitors/identify'
import { readClaim, readIntroduction } from '../../visitors/introduction'
import { openSession } from '../../visitors/open-session'

export const widgetVisitorRoutes = new Elysia({ prefix: '/widget' })
  .use(pages)
  .post(
    '/session',
    async ({ address, request }) => {
      // As in the visitor API, but what is refused is said as on any page: the widget shows it.
      const { token } = await openSession(readIntroduction(await readFields(request)), deviceOf(request), address)
      return { token }
    },
    { stranger: true, parse: 'none' },
  )
  .post(
    '/visitor',
    async ({ visitor, request, html }) => {
      const claim = readClaim(await readForm(request))
      return html(<IntroductionChanged visitor={await identify(visitor, claim)} />)
    },
    { visitor: true, parse: 'none' },
  )
