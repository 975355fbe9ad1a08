import { Elysia } from 'elysia'
import { IntroductionChanged } from '../../../views/widget/introduction'
import { readForm } from '../../http/body'
import { SMALL } from '../../http/limits'
import { pages } from '../../http/scopes'
import { identify } from '../../visitors/identify'
import { readClaim } from '../../visitors/introduction'

export const widgetVisitorRoutes = new Elysia({ prefix: '/widget/visitor' }).use(pages).post(
  '/',
  async ({ visitor, sent, html }) => {
    const claim = readClaim(await readForm(sent))
    return html(<IntroductionChanged visitor={await identify(visitor, claim)} />)
  },
  { visitor: true, takes: SMALL },
)
