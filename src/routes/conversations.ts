import { Elysia } from 'elysia'
import { closureRoutes } from './conversations/closure'
import { handoffRoutes } from './conversations/handoff'
import { liveRoutes } from './conversations/live'
import { messageRoutes } from './conversations/messages'
import { conversationPages } from './conversations/pages'
import { readMarkRoutes } from './conversations/read-mark'
import { conversationTicketRoutes } from './conversations/tickets'

export const conversationRoutes = new Elysia()
  .use(conversationPages)
  .use(liveRoutes)
  .use(messageRoutes)
  .use(readMarkRoutes)
  .use(handoffRoutes)
  .use(closureRoutes)
  .use(conversationTicketRoutes)
