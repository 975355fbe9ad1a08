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
    async ({ address, request, requestBody }) => {
      // As in the visitor API, but the widget shows what is refused.
      const { token } = await openSession(
        readIntroduction(await readFields(requestBody)).introduction,
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
    async ({ visitor, requestBody, html }) => {
      const claim = readClaim(await readForm(requestBody))
      return html(<IntroductionChanged visitor={await identify(visitor, claim)} />)
    },
    { visitor: true, takes: SMALL },
  )
