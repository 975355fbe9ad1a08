import { Elysia } from 'elysia'
import { InboxPage } from '../../../views/conversations/inbox-page'
import { Rows } from '../../../views/conversations/list-panel'
import { ConversationOpened, type OpenConversationProps } from '../../../views/conversations/open-conversation'
import type { Agent } from '../../agents/schema'
import { earlierConversations, type ListCursor, newestConversations, waitingConversations } from '../../conversations/queries'
import type { Conversation } from '../../conversations/schema'
import { visitorLabel } from '../../handoffs/words'
import { isUuid } from '../../http/body'
import { NotFound } from '../../http/errors'
import { pages } from '../../http/scopes'
import { messagesBefore } from '../../messages/queries'
import { ticketsOf } from '../../tickets/queries'
import { suggestedSubject } from '../../tickets/suggested-subject'
import { visitorWithId } from '../../visitors/queries'

export const conversationPages = new Elysia({ prefix: '/conversations' })
  .use(pages)
  .get(
    '/',
    async ({ query, agent, html }) => {
      const after = cursor(query.after)
      if (after) return html(<Rows page={await newestConversations(after)} />)
      return html(<InboxPage agent={agent} list={await list()} />)
    },
    { agent: true },
  )
  .get(
    '/:id',
    async ({ conversation, agent, request, html }) => {
      const open = await opened(conversation, agent)
      // A click in the list replaces what is open; the page around it stays.
      if (request.headers.get('hx-target') === 'div#open') return html(<ConversationOpened {...open} />)
      return html(<InboxPage agent={agent} list={await list()} open={open} />)
    },
    { agent: true, conversation: true },
  )

async function list() {
  const [page, waiting] = await Promise.all([newestConversations(), waitingConversations()])
  return { page, waiting }
}

async function opened(conversation: Conversation, agent: Agent): Promise<OpenConversationProps> {
  const [visitor, thread, tickets, earlier] = await Promise.all([
    visitorWithId(conversation.visitorId),
    messagesBefore(conversation.id),
    ticketsOf(conversation.id),
    earlierConversations(conversation),
  ])
  if (!visitor) throw new NotFound('There is no such conversation.')
  return { title: visitorLabel(conversation), conversation, visitor, agent, ...thread, tickets, earlier, ticketSuggestion: suggestedSubject(thread.messages) }
}

function cursor(text: string | undefined): ListCursor | undefined {
  const [time = '', id = ''] = text?.split('_') ?? []
  return /^\d{1,15}$/.test(time) && isUuid(id) ? { lastMessageAt: new Date(Number(time)), id } : undefined
}
