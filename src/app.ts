import { join } from 'node:path'
import { staticPlugin } from '@elysiajs/static'
import { Elysia } from 'elysia'
import { assetRoutes } from './assets'
import { filesRoot } from './files'
import { dropUnexpectedBody } from './http/body-scope'
import { SECURITY_HEADERS } from './http/headers'
import { errorReply } from './http/on-error'
import { checkOrigin } from './http/origin'
import { log } from './log'
import { visitorApiRoutes } from './routes/api/visitor'
import { articleRoutes } from './routes/articles'
import { conversationRoutes } from './routes/conversations'
import { demoRoutes } from './routes/demo'
import { emojiRoutes } from './routes/emoji'
import { healthRoutes } from './routes/health'
import { homeRoutes } from './routes/home'
import { mentionRoutes } from './routes/mentions'
import { sessionRoutes } from './routes/session'
import { setUpRoutes } from './routes/set-up'
import { settingsRoutes } from './routes/settings'
import { ticketRoutes } from './routes/tickets'
import { viewRoutes } from './routes/views'
import { widgetRoutes } from './routes/widget'

/** All of Parley's HTTP. The list of `use` calls is its table of contents. */
export function createApp() {
  return new Elysia({ normalize: false })
    .onRequest(({ request, set }) => {
      Object.assign(set.headers, SECURITY_HEADERS, { 'X-Request-Id': requestId(request) })
      checkOrigin(request)
    })
    .onBeforeHandle({ as: 'global' }, ({ request }) => dropUnexpectedBody(request))
    .onError({ as: 'global' }, ({ error, code, request }) => errorReply({ error, code, request, requestId: requestId(request) }))
    .onAfterResponse({ as: 'global' }, ({ request, set, responseValue }) => {
      const status = responseValue instanceof Response ? responseValue.status : set.status
      log.info({ request: requestId(request), method: request.method, path: new URL(request.url).pathname, status }, 'request')
    })
    .use(healthRoutes)
    .use(assetRoutes)
    .use(emojiRoutes)
    .use(staticPlugin({ assets: join(filesRoot(), 'public/img'), prefix: '/assets/img' }))
    .use(homeRoutes)
    .use(setUpRoutes)
    .use(sessionRoutes)
    .use(conversationRoutes)
    .use(viewRoutes)
    .use(mentionRoutes)
    .use(ticketRoutes)
    .use(articleRoutes)
    .use(settingsRoutes)
    .use(widgetRoutes)
    .use(demoRoutes)
    .use(visitorApiRoutes)
}

const ids = new WeakMap<Request, string>()

/** Names a request in the log, in its reply and in the message of an error. */
function requestId(request: Request): string {
  let id = ids.get(request)
  if (!id) ids.set(request, (id = Bun.randomUUIDv7()))
  return id
}
