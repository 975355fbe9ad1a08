import { join } from 'node:path'
import { staticPlugin } from '@elysiajs/static'
import { Elysia } from 'elysia'
import { setHost } from '../../views/jsx/host'
import { filesRoot } from '../ground/files'
import { log } from '../ground/log'
import { placeOfPage } from '../realtime/workspace-changes'
import { assetRoutes, assetUrl } from './assets/assets'
import type { Bundle } from './assets/bundle'
import { dropUnexpectedBody } from './http/body-scope'
import { errorResponse } from './http/on-error'
import { checkOrigin } from './http/origin'
import { pathOf } from './http/path'
import { requestId } from './http/request-id'
import { visitorApiRoutes } from './routes/api/visitor'
import { articleRoutes } from './routes/articles'
import { conversationRoutes } from './routes/conversations'
import { demoRoutes } from './routes/demo'
import { emojiRoutes } from './routes/emoji'
import { healthRoutes } from './routes/health'
import { homeRoutes } from './routes/home'
import { workspaceRoutes } from './routes/live'
import { mentionRoutes } from './routes/mentions'
import { sessionRoutes } from './routes/session'
import { setUpRoutes } from './routes/set-up'
import { settingsRoutes } from './routes/settings'
import { ticketRoutes } from './routes/tickets'
import { savedViewRoutes } from './routes/views'
import { widgetRoutes } from './routes/widget'

/** All of Parley's HTTP. The list of `use` calls is its table of contents. */
export function createApp() {
  setHost({
    assetUrl: (name) => assetUrl(name as Bundle),
    placeOfPage,
    reportFailure: (error, what) => log.error({ err: error, ...what }, 'a part of a page cannot be rendered'),
  })
  // By default, Elysia takes the first slash after the fourth character of the host as the beginning of the path.
  return new Elysia({ normalize: false, handler: { standardHostname: false } })
    .onRequest(({ request }) => checkOrigin(request))
    .onBeforeHandle({ as: 'global' }, ({ request }) => dropUnexpectedBody(request))
    .onError({ as: 'global' }, ({ error, code, request }) =>
      errorResponse({ error, code, request, requestId: requestId(request) }),
    )
    .onAfterResponse({ as: 'global' }, ({ request, set, responseValue }) => {
      const status = responseValue instanceof Response ? responseValue.status : set.status
      log.info(
        { request: requestId(request), method: request.method, path: pathOf(request).slice(0, LONGEST_LOGGED), status },
        'request',
      )
    })
    .use(healthRoutes)
    .use(assetRoutes)
    .use(emojiRoutes)
    .use(staticPlugin({ assets: join(filesRoot(), 'public/img'), prefix: '/assets/img' }))
    .use(homeRoutes)
    .use(workspaceRoutes)
    .use(setUpRoutes)
    .use(sessionRoutes)
    .use(conversationRoutes)
    .use(savedViewRoutes)
    .use(mentionRoutes)
    .use(ticketRoutes)
    .use(articleRoutes)
    .use(settingsRoutes)
    .use(widgetRoutes)
    .use(demoRoutes)
    .use(visitorApiRoutes)
}

// Longer ones are made up, and would only fill the log.
const LONGEST_LOGGED = 500
