import { Elysia } from 'elysia'
import type { Rendered } from '../../views/jsx/markup'
import { sessionOf } from '../agents/sessions'
import { conversationWithId, newestConversation } from '../conversations/queries'
import { sql } from '../db/client'
import { visitorWithToken } from '../visitors/queries'
import { isUuid } from './body'
import { NotFound, Unauthorized } from './errors'
import { htmlReply } from './html'

/** `agent: true` lets only a signed-in agent in, and hands the route `agent` and `session`. */
const agentScope = new Elysia({ name: 'agent scope' }).macro('agent', {
  async resolve({ request, set }) {
    const session = await sessionOf(request)
    if (!session) throw new Unauthorized('Sign in to see this page.')
    if (session.renewal) set.headers['set-cookie'] = session.renewal
    return { agent: session.agent, session }
  },
})

/** `conversation: true` finds `:id` for the agent who asks; what is not theirs to see is not there. */
const conversationScope = new Elysia({ name: 'conversation scope' }).use(agentScope).macro('conversation', {
  agent: true,
  async resolve({ params }) {
    const { id } = params as { id: string }
    const conversation = isUuid(id) ? await conversationWithId(id) : undefined
    if (!conversation) throw new NotFound('There is no such conversation.')
    return { conversation }
  },
})

/** `visitor: true` lets only a visitor with a token in; the token comes in the Authorization header alone. */
const visitorScope = new Elysia({ name: 'visitor scope' }).macro('visitor', {
  async resolve({ request }) {
    const token = /^Bearer (\S+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? socketToken(request)
    const visitor = token && (await visitorWithToken(token))
    if (!visitor) throw new Unauthorized('This token is unknown.')
    const conversation = await newestConversation(sql, visitor.id)
    return { visitor, current: conversation }
  },
})

/** What every route file builds on: HTML replies, and the scopes that find things through the person who asks. */
export const pages = new Elysia({ name: 'pages' })
  .decorate('html', (content: Rendered) => htmlReply(content))
  .use(agentScope)
  .use(conversationScope)
  .use(visitorScope)

/** A browser cannot set headers on a WebSocket; the token comes as a subprotocol, which is not in the address. */
export const SOCKET_PROTOCOL = 'parley.v1'

function socketToken(request: Request): string | undefined {
  const protocols = (request.headers.get('sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim())
  return protocols.find((protocol) => protocol.startsWith('bearer.'))?.slice('bearer.'.length)
}
