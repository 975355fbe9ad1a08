import { Elysia } from 'elysia'
import { ConversationList } from '../../../views/conversations/conversation-list'
import { FoundMessages } from '../../../views/conversations/found-messages'
import { InboxPage } from '../../../views/conversations/inbox-page'
import type { ListPanelProps } from '../../../views/conversations/list-panel'
import { ConversationOpened, type OpenConversationProps } from '../../../views/conversations/open-conversation'
import { Rows } from '../../../views/conversations/rows'
import type { Rendered } from '../../../views/jsx/markup'
import type { Agent } from '../../agents/schema'
import { waitingFilesOf } from '../../attachments/queries'
import { readFilter } from '../../conversations/list/filter'
import { conversationsMatching } from '../../conversations/list/queries'
import { selectionOf } from '../../conversations/list/selection'
import { earlierConversations } from '../../conversations/queries'
import type { Conversation } from '../../conversations/schema'
import { viewersOf } from '../../conversations/viewers'
import { draftsOf } from '../../drafts/queries'
import { visitorLabel } from '../../handoffs/words'
import { NotFound } from '../../http/errors'
import { pages } from '../../http/scopes'
import { isolated } from '../../isolated'
import { readPlace, stretchOf } from '../../messages/stretch'
import { messagesHolding } from '../../messages/word-search'
import { ticketsOf } from '../../tickets/queries'
import { suggestedSubject } from '../../tickets/suggested-subject'
import { viewsOf } from '../../views/queries'
import { visitorWithId } from '../../visitors/queries'
import { addressFor, askedIn, listFor, viewerOf } from './listing'

export const conversationPages = new Elysia({ prefix: '/conversations' })
  .use(pages)
  .get(
    '/',
    async ({ query, agent, request, html, set }) => {
      const target = request.headers.get('hx-target')
      if (target === 'ul#rows') return html(await moreRows(query, agent, request))
      if (target === 'div#list') {
        const list = await listFor(query, agent, viewerOf(request, agent))
        Object.assign(set.headers, addressFor(list.filter, request))
        return html(<ConversationList {...list} />)
      }
      return html(<InboxPage agent={agent} list={await panel(query, agent, request)} />)
    },
    { agent: true },
  )
  .get(
    '/words',
    async ({ query, html }) => {
      const filter = readFilter(query)
      return html(<FoundMessages messages={await messagesHolding(filter.q)} filter={filter} />)
    },
    { agent: true },
  )
  .get(
    '/:id',
    async ({ conversation, agent, request, query, html }) => {
      const open = await opened(conversation, agent, readPlace({ at: query.at }).at)
      // A click in the list replaces what is open; the page around it stays.
      if (request.headers.get('hx-target') === 'div#open') return html(<ConversationOpened {...open} />)
      return html(<InboxPage agent={agent} list={await panel(query, agent, request)} open={open} />)
    },
    { agent: true, conversation: true },
  )

async function moreRows(query: Record<string, string>, agent: Agent, request: Request): Promise<Rendered> {
  const filter = readFilter(query)
  const asked = askedIn(query)
  const page = await conversationsMatching(selectionOf(filter, viewerOf(request, agent)), asked)
  return <Rows page={page} filter={filter} agent={agent} towards={asked.before ? 'newer' : 'older'} />
}

async function panel(query: Record<string, string>, agent: Agent, request: Request): Promise<ListPanelProps> {
  const { q } = readFilter(query)
  const [list, views, found] = await Promise.all([listFor(query, agent, viewerOf(request, agent)), viewsOf(agent), q ? messagesHolding(q) : undefined])
  return { ...list, views, found }
}

async function opened(conversation: Conversation, agent: Agent, at?: number): Promise<OpenConversationProps> {
  const { id, visitorId } = conversation
  const [visitor, thread, tickets, earlier, drafts, waitingFiles] = await Promise.all([
    visitorWithId(visitorId),
    stretchOf(id, { at }),
    ticketsOf(id),
    earlierConversations(conversation),
    draftsOf(id, agent.id),
    waitingFilesOf(id, agent.id),
  ])
  if (!visitor) throw new NotFound('There is no such conversation.')
  const title = isolated(visitorLabel(conversation))
  return {
    title,
    conversation,
    visitor,
    agent,
    at,
    ...thread,
    tickets,
    earlier,
    drafts,
    waitingFiles,
    viewers: viewersOf(id),
    ticketSuggestion: suggestedSubject(thread.messages),
  }
}
