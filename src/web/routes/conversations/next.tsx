import { Elysia } from 'elysia'
import { ConversationOpened } from '../../../../views/conversations/open-conversation'
import { acceptNext } from '../../../actions/handoffs/accept-next'
import { filterQuery, readFilter } from '../../../model/conversations/filter'
import { pages } from '../../scopes/pages'
import { openConversationProps } from './open-conversation'

/** "Take next": the conversation of who has waited longest is the agent's, and opens. */
export const nextRoutes = new Elysia({ prefix: '/conversations/next' }).use(pages).post(
  '/acceptance',
  async ({ agent, request, html, set }) => {
    const conversation = await acceptNext(agent)
    const current = URL.parse(request.headers.get('hx-current-url') ?? '')
    const query = filterQuery(readFilter(Object.fromEntries(current?.searchParams ?? [])))
    set.headers['HX-Push-Url'] = `/conversations/${conversation.id}${query && `?${query}`}`
    return html(<ConversationOpened {...(await openConversationProps(conversation, agent))} />)
  },
  { agent: true },
)
