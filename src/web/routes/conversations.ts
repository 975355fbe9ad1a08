import { Elysia } from 'elysia'
import { attachmentRoutes } from './conversations/attachments'
import { closureRoutes } from './conversations/closure'
import { draftRoutes } from './conversations/draft'
import { handoffRoutes } from './conversations/handoff'
import { liveRoutes } from './conversations/live'
import { agentsMessageRoutes } from './conversations/message'
import { messageRoutes } from './conversations/messages'
import { nextRoutes } from './conversations/next'
import { conversationPages } from './conversations/pages'
import { readMarkRoutes } from './conversations/read-mark'
import { savedReplyRoutes } from './conversations/replies'
import { conversationTicketRoutes } from './conversations/tickets'
import { wordRoutes } from './conversations/words'

export const conversationRoutes = new Elysia()
  .use(conversationPages)
  .use(liveRoutes)
  .use(nextRoutes)
  .use(messageRoutes)
  .use(wordRoutes)
  .use(agentsMessageRoutes)
  .use(attachmentRoutes)
  .use(draftRoutes)
  .use(savedReplyRoutes)
  .use(readMarkRoutes)
  .use(handoffRoutes)
  .use(closureRoutes)
  .use(conversationTicketRoutes)
