import { Elysia } from 'elysia'
import { DeskPage, DesksPage } from '../../../views/demo/desk-pages'
import { DESKS } from '../../../views/demo/desks'
import { ReturnsPage, ShippingPage } from '../../../views/demo/info-pages'
import { NotFound } from '../../ground/errors'
import { pages } from '../scopes/pages'

/** A made-up shop with the chat on it, to try it from the visitor's side. */
export const demoRoutes = new Elysia({ prefix: '/demo' })
  .use(pages)
  .get('/', ({ html }) => html(<DesksPage />))
  .get('/shipping', ({ html }) => html(<ShippingPage />))
  .get('/returns', ({ html }) => html(<ReturnsPage />))
  .get('/desks/:slug', ({ params, html }) => {
    const desk = DESKS.find(({ slug }) => slug === params.slug)
    if (!desk) throw new NotFound('Desk not found.')
    return html(<DeskPage desk={desk} />)
  })
