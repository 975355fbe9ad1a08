import { Elysia } from 'elysia'
import { ConversationList } from '../../../../views/conversations/conversation-list'
import { FoundMessages } from '../../../../views/conversations/found-messages'
import { InboxPage } from '../../../../views/conversations/inbox-page'
import type { ListPanelProps } from '../../../../views/conversations/list-panel'
import { Pane } from '../../../../views/conversations/nothing-open'
import { ConversationOpened } from '../../../../views/conversations/open-conversation'
import { Rows } from '../../../../views/conversations/rows'
import type { Rendered } from '../../../../views/jsx/markup'
import type { Agent } from '../../../model/agents/schema'
import { readFilter } from '../../../model/conversations/filter'
import { selectionOf } from '../../../model/conversations/selection'
import { readAnchor } from '../../../model/messages/stretch'
import { overviewFor } from '../../../reads/conversations/list/overview'
import { conversationsMatching } from '../../../reads/conversations/list/queries'
import { messagesHolding } from '../../../reads/messages/word-search'
import { savedViewsOf } from '../../../reads/saved-views/queries'
import { viewersOf } from '../../../realtime/viewers'
import { pages } from '../../scopes/pages'
import { addressFor, listFor, readPageRequest, viewerOf } from './listing'
import { openConversationProps } from './open-conversation'

export const conversationPages = new Elysia({ prefix: '/conversations' })
  .use(pages)
  .get(
    '/',
    async ({ query, agent, request, html, set }) => {
      const target = request.headers.get('hx-target')
      if (target === 'div#rows') return html(await moreRows(query, agent, request))
      if (target === 'conversation-list#list') {
        const list = await listFor(query, agent, viewerOf(request, agent))
        Object.assign(set.headers, addressFor(list.filter, request))
        return html(<ConversationList {...list} />)
      }
      const [list, overview] = await Promise.all([panel(query, agent, request), overviewFor(viewerOf(request, agent))])
      return html(<InboxPage agent={agent} list={list} overview={overview} />)
    },
    { agent: true },
  )
  .get(
    '/pane',
    async ({ agent, request, html }) => html(<Pane overview={await overviewFor(viewerOf(request, agent))} />),
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
      const open = await openConversationProps(conversation, agent, readAnchor({ at: query.at }).at)
      // A click in the list replaces what is open; the page around it stays.
      if (request.headers.get('hx-target') === 'div#open') return html(<ConversationOpened {...open} />)
      return html(<InboxPage agent={agent} list={await panel(query, agent, request)} openConversation={open} />)
    },
    { agent: true, conversation: true },
  )

async function moreRows(query: Record<string, string>, agent: Agent, request: Request): Promise<Rendered> {
  const filter = readFilter(query)
  const pageRequest = readPageRequest(query)
  const page = await conversationsMatching(selectionOf(filter, viewerOf(request, agent)), pageRequest)
  return (
    <Rows
      section={pageRequest.section ?? 'newest'}
      page={page}
      filter={filter}
      agent={agent}
      viewersOf={viewersOf}
      direction={pageRequest.before ? 'newer' : 'older'}
    />
  )
}

async function panel(query: Record<string, string>, agent: Agent, request: Request): Promise<ListPanelProps> {
  const { q } = readFilter(query)
  const [list, savedViews, foundMessages] = await Promise.all([
    listFor(query, agent, viewerOf(request, agent)),
    savedViewsOf(agent),
    q ? messagesHolding(q) : undefined,
  ])
  return { ...list, savedViews, foundMessages }
}
