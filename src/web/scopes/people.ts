import { Elysia } from 'elysia'
import { sessionOf } from '../../actions/agents/sessions'
import { sql } from '../../db/client'
import { bearerOf } from '../../ground/bearer'
import { Unauthorized } from '../../ground/errors'
import { holderAt } from '../../limits/holder'
import type { AskingVisitor } from '../../model/visitors/schema'
import type { Sender } from '../../reads/attachments/sender'
import { newestConversation } from '../../reads/conversations/queries'
import { visitorWithToken } from '../../reads/visitors/queries'
import { noteActivity } from '../../realtime/agents-here'

/** `agent: true` lets only a signed-in agent in, and hands the route `agent` and `session`. */
export const agentScope = new Elysia({ name: 'agent scope' }).macro('agent', {
  async resolve({ request, set }) {
    const session = await sessionOf(request)
    if (!session) throw new Unauthorized('Sign in to see this page.')
    noteActivity(session.agent.id)
    if (session.renewal) set.headers['set-cookie'] = session.renewal
    return { agent: session.agent, session }
  },
})

/**
 * `visitor: true` lets only a visitor with a token in; the token comes in the Authorization header alone. The visitor
 * carries the address they ask from, so that no route can forget whose limits count.
 */
export const visitorScope = new Elysia({ name: 'visitor scope' }).macro('visitor', {
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
export const strangerScope = new Elysia({ name: 'stranger scope' }).macro('stranger', {
  resolve: ({ request, server }) => ({ address: holderAt(request, server) }),
})

/** A browser cannot set headers on a WebSocket; the token comes as a subprotocol, which is not in the address. */
export const SOCKET_PROTOCOL = 'parley.v1'

function socketToken(request: Request): string | undefined {
  const protocols = (request.headers.get('sec-websocket-protocol') ?? '').split(',').map((protocol) => protocol.trim())
  return protocols.find((protocol) => protocol.startsWith('bearer.'))?.slice('bearer.'.length)
}
