import { html } from '@elysiajs/html'
import { Elysia } from 'elysia'
import type { Rendered } from '../../../views/jsx/markup'
import { sealed } from '../../../views/jsx/seal'
import { sessionOf } from '../../actions/agents/sessions'
import { sql } from '../../db/client'
import { bearerOf } from '../../ground/bearer'
import { NotFound, Unauthorized } from '../../ground/errors'
import { isUuid } from '../../ground/fields'
import { holderAt } from '../../limits/holder'
import type { AskingVisitor } from '../../model/visitors/schema'
import type { Sender } from '../../reads/attachments/sender'
import { conversationWithId, newestConversation } from '../../reads/conversations/queries'
import { visitorWithToken } from '../../reads/visitors/queries'
import { gaveSign } from '../../realtime/agents-here'
import { bodyScope } from './body-scope'

/** `agent: true` lets only a signed-in agent in, and hands the route `agent` and `session`. */
const agentScope = new Elysia({ name: 'agent scope' }).macro('agent', {
  async resolve({ request, set }) {
    const session = await sessionOf(request)
    if (!session) throw new Unauthorized('Sign in to see this page.')
    gaveSign(session.agent.id)
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
    if (!conversation) throw new NotFound('Conversation not found.')
    return { conversation }
  },
})

/**
 * `visitor: true` lets only a visitor with a token in; the token comes in the Authorization header alone. The visitor
 * carries the address they ask from, so that no route can forget whose limits count.
 */
const visitorScope = new Elysia({ name: 'visitor scope' }).macro('visitor', {
  async resolve({ request, server }) {
    const token = bearerOf(request) ?? socketToken(request)
    const visitor = token && (await visitorWithToken(token))
    if (!visitor) throw new Unauthorized('This token is unknown.')
    const conversation = await newestConversation(sql, visitor.id)
    const address = holderAt(request, server)
    const asking: AskingVisitor = { ...visitor, address }
    const sender: Sender = { visitorId: visitor.id, address }
    return { visitor: asking, sender, current: conversation }
  },
})

/** `stranger: true` hands the route the address of somebody who has no token yet, as limits name it. */
const strangerScope = new Elysia({ name: 'stranger scope' }).macro('stranger', {
  resolve: ({ request, server }) => ({ address: holderAt(request, server) }),
})

/** What every route file builds on: HTML replies, and the scopes that find things through the person who asks. */
export const pages = new Elysia({ name: 'pages' })
  .use(html({ autoDetect: false, autoDoctype: false, contentType: 'text/html; charset=utf-8' }))
  .derive({ as: 'scoped' }, ({ html, set }) => ({
    /** A reply of what a component rendered, with its seal. */
    html(content: Rendered) {
      const { html: text, seal } = sealed(content)
      set.headers['parley-seal'] = seal
      return html(text)
    },
  }))
  .use(agentScope)
  .use(conversationScope)
  .use(visitorScope)
  .use(strangerScope)
  .use(bodyScope)

/** A browser cannot set headers on a WebSocket; the token comes as a subprotocol, which is not in the address. */
export const SOCKET_PROTOCOL = 'parley.v1'

function socketToken(request: Request): string | undefined {
  const protocols = (request.headers.get('sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim())
  return protocols.find((protocol) => protocol.startsWith('bearer.'))?.slice('bearer.'.length)
}
