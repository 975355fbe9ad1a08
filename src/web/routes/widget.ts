import { Elysia } from 'elysia'
import { widgetAttachmentRoutes } from './widget/attachments'
import { widgetHandoffRoutes } from './widget/handoff'
import { widgetLiveRoutes } from './widget/live'
import { loaderRoutes } from './widget/loader'
import { widgetsMessageRoutes } from './widget/message'
import { widgetMessageRoutes } from './widget/messages'
import { widgetPages } from './widget/pages'
import { widgetVisitorRoutes } from './widget/visitor'

/** The visitor's chat as HTML. All but the page and the script that brings it needs the visitor's token. */
export const widgetRoutes = new Elysia()
  .use(loaderRoutes)
  .use(widgetPages)
  .use(widgetMessageRoutes)
  .use(widgetsMessageRoutes)
  .use(widgetAttachmentRoutes)
  .use(widgetHandoffRoutes)
  .use(widgetVisitorRoutes)
  .use(widgetLiveRoutes)
