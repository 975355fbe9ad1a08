import { Elysia } from 'elysia'
import { NotFound } from '../../ground/errors'
import { isUuid } from '../../ground/fields'
import { fileForAgent, fileForVisitor } from '../../reads/attachments/queries'
import { conversationWithId } from '../../reads/conversations/queries'
import { articleWithId } from '../../reads/knowledge/queries'
import { savedReplyOf } from '../../reads/saved-replies/queries'
import { savedViewToDelete } from '../../reads/saved-views/queries'
import { ticketWithNumber } from '../../reads/tickets/queries'
import { agentScope, visitorScope } from './people'

// Each finds what an address names, for the person who asks: what is not theirs to see is not there.

/** `conversation: true` finds `:id` for the agent who asks. */
export const conversationScope = new Elysia({ name: 'conversation scope' }).use(agentScope).macro('conversation', {
  agent: true,
  async resolve({ params }) {
    const { id } = params as { id: string }
    const conversation = isUuid(id) ? await conversationWithId(id) : undefined
    if (!conversation) throw new NotFound('Conversation not found.')
    return { conversation }
  },
})

/** `ownConversation: true` hands the route the visitor's conversation as `current`, and refuses who has none. */
export const ownConversationScope = new Elysia({ name: 'own conversation scope' })
  .use(visitorScope)
  .macro('ownConversation', {
    visitor: true,
    resolve({ current }) {
      if (!current) throw new NotFound('There is no chat yet.')
      return { current }
    },
  })

/** `attachment: true` finds `:attachmentId` in the conversation: what was sent, and what this agent is about to send. */
export const attachmentScope = new Elysia({ name: 'attachment scope' }).use(conversationScope).macro('attachment', {
  agent: true,
  conversation: true,
  async resolve({ params, conversation, agent }) {
    const { attachmentId } = params as { attachmentId: string }
    const attachment = await fileForAgent(attachmentId, conversation.id, agent.id)
    if (!attachment) throw new NotFound('File not found.')
    return { attachment }
  },
})

/** `ownAttachment: true` finds `:attachmentId` among the files of the visitor's chats. */
export const ownAttachmentScope = new Elysia({ name: 'own attachment scope' })
  .use(visitorScope)
  .macro('ownAttachment', {
    visitor: true,
    async resolve({ params, visitor }) {
      const { attachmentId } = params as { attachmentId: string }
      const attachment = await fileForVisitor(attachmentId, visitor.id)
      if (!attachment) throw new NotFound('File not found.')
      return { attachment }
    },
  })

/** `article: true` finds `:id`. */
export const articleScope = new Elysia({ name: 'article scope' }).use(agentScope).macro('article', {
  agent: true,
  async resolve({ params }) {
    const { id } = params as { id: string }
    const article = isUuid(id) ? await articleWithId(id) : undefined
    if (!article) throw new NotFound('Article not found.')
    return { article }
  },
})

/** `ticket: true` finds `:number`, and the conversation that the ticket came from. */
export const ticketScope = new Elysia({ name: 'ticket scope' }).use(agentScope).macro('ticket', {
  agent: true,
  async resolve({ params }) {
    const { number } = params as { number: string }
    const origin = /^\d{1,9}$/.test(number) ? await ticketWithNumber(Number(number)) : undefined
    if (!origin) throw new NotFound('Ticket not found.')
    return { ticket: origin.ticket, origin: origin.conversation }
  },
})

/** `savedReply: true` finds `:id` among the agent's replies and the team's. */
export const savedReplyScope = new Elysia({ name: 'saved reply scope' }).use(agentScope).macro('savedReply', {
  agent: true,
  async resolve({ params, agent }) {
    const { id } = params as { id: string }
    const reply = isUuid(id) ? await savedReplyOf(agent, id) : undefined
    if (!reply) throw new NotFound('Reply not found.')
    return { reply }
  },
})

/** `savedView: true` finds `:id` among the views that the agent may delete. */
export const savedViewScope = new Elysia({ name: 'saved view scope' }).use(agentScope).macro('savedView', {
  agent: true,
  async resolve({ params, agent }) {
    const { id } = params as { id: string }
    const view = isUuid(id) ? await savedViewToDelete(id, agent) : undefined
    if (!view) throw new NotFound('View not found.')
    return { view }
  },
})
