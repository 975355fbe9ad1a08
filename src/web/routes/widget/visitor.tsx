import { Elysia } from 'elysia'
import { IntroductionChanged } from '../../../../views/widget/introduction'
import { identify } from '../../../actions/visitors/identify'
import { openSession } from '../../../actions/visitors/open-session'
import { deviceOf } from '../../../model/visitors/browser'
import { readClaim, readIntroduction } from '../../../model/visitors/introduction'
import { readFields, readForm } from '../../http/body'
import { SESSION, SMALL } from '../../http/body-limits'
import { pages } from '../../scopes/pages'

export const widgetVisitorRoutes = new Elysia({ prefix: '/widget' })
  .use(pages)
  .post(
    '/session',
    async ({ address, request, sent }) => {
      // As in the visitor API, but what is refused is said as on any page: the widget shows it.
      const { token } = await openSession(
        readIntroduction(await readFields(sent)).introduction,
        deviceOf(request),
        address,
      )
      return { token }
    },
    { stranger: true, takes: SESSION },
  )
  .get('/visitor', ({ visitor, html }) => html(<IntroductionChanged visitor={visitor} />), { visitor: true })
  .post(
    '/visitor',
    async ({ visitor, sent, html }) => {
      const claim = readClaim(await readForm(sent))
      return html(<IntroductionChanged visitor={await identify(visitor, claim)} />)
    },
    { visitor: true, takes: SMALL },
  )
