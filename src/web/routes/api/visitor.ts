import { Elysia } from 'elysia'
import { endByVisitor } from '../../../actions/handoffs/end'
import { edit, takeBack } from '../../../actions/messages/change'
import { postAsVisitor } from '../../../actions/messages/post-as-visitor'
import { askForPerson } from '../../../actions/visitors/ask-for-person'
import { receiveFromVisitor } from '../../../actions/visitors/hear'
import { openSession } from '../../../actions/visitors/open-session'
import { messageFrame } from '../../../announce/messages'
import { sql } from '../../../db/client'
import type { Conversation } from '../../../model/conversations/schema'
import { conversationJson } from '../../../model/conversations/visitor-json'
import { readMessage, readMessageText } from '../../../model/messages/incoming-message'
import { visitorJson as messageJson } from '../../../model/messages/visitor-json'
import { deviceOf } from '../../../model/visitors/browser'
import { readIntroduction } from '../../../model/visitors/introduction'
import { offeredEmail } from '../../../model/visitors/offered-email'
import type { Visitor } from '../../../model/visitors/schema'
import { newestConversation } from '../../../reads/conversations/queries'
import { visibleSince } from '../../../reads/messages/visible-to-visitor'
import { cursorOf, openSocket } from '../../../realtime/sockets'
import type { Steps } from '../../../realtime/stream'
import { topics } from '../../../realtime/topics'
import { presenceOf } from '../../../realtime/visitors-here'
import { MESSAGE, readMessageForm } from '../../forms/message-form'
import { readFields } from '../../http/body'
import { SESSION, WORDS } from '../../http/body-limits'
import { pages } from '../../scopes/pages'
import { SOCKET_PROTOCOL } from '../../scopes/people'
import { messageId } from '../conversations/message'
import { visitorApiAttachmentRoutes } from './attachments'

// No cookie opens anything here, so a page of any site may call; what it may see depends on the token it has.
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Retry-After',
}
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Parley-File-Name',
  'Access-Control-Max-Age': '86400',
}

/** A visitor's chat for programs: apps, and widgets that other people make. */
export const visitorApiRoutes = new Elysia({ prefix: '/api/visitor' })
  .use(pages)
  .onTransform(({ set }) => void Object.assign(set.headers, CORS))
  .options('/*', ({ set, status }) => {
    Object.assign(set.headers, PREFLIGHT)
    return status(204)
  })
  .post(
    '/session',
    async ({ address, request, requestBody }) => {
      const { introduction, refusals } = readIntroduction(await readFields(requestBody))
      const { token, visitor, conversation } = await openSession(introduction, deviceOf(request), address)
      const session = { token, visitor: visitorJson(visitor), conversation: currentJson(conversation) }
      return Object.keys(refusals).length > 0 ? { ...session, refused: refusals } : session
    },
    { stranger: true, takes: SESSION },
  )
  .get(
    '/messages',
    async ({ current, query }) => {
      if (!current) return { messages: [], rev: 0, more: false }
      const step = await visibleSince(current, cursorOf(query.since))
      return { ...step, messages: step.messages.map(messageJson) }
    },
    { visitor: true },
  )
  .post(
    '/messages',
    async ({ visitor, sender, current, requestBody, status }) => {
      await using form = await readMessageForm(requestBody, sender)
      const { message, isResend } = await postAsVisitor(visitor, readMessage(form.fields), current)
      return status(isResend ? 200 : 201, {
        message: messageJson(message),
        offeredEmail: offeredEmail(visitor, message.body),
      })
    },
    { visitor: true, takes: MESSAGE },
  )
  .patch(
    '/messages/:messageId',
    async ({ visitor, current, params, requestBody }) => {
      return {
        message: messageJson(
          await edit(current, { visitor }, messageId(params), readMessageText(await readFields(requestBody))),
        ),
      }
    },
    { ownConversation: true, takes: WORDS },
  )
  .delete(
    '/messages/:messageId',
    async ({ visitor, current, params }) => {
      return { message: messageJson(await takeBack(current, { visitor }, messageId(params))) }
    },
    { ownConversation: true, parse: 'none' },
  )
  .post('/handoff', async ({ visitor }) => ({ conversation: conversationJson(await askForPerson(visitor)) }), {
    visitor: true,
    parse: 'none',
  })
  .post(
    '/closure',
    async ({ current }) => {
      return { conversation: conversationJson(await endByVisitor(current)) }
    },
    { ownConversation: true, parse: 'none' },
  )
  .use(visitorApiAttachmentRoutes)
  .get(
    '/live',
    ({ request, server, visitor, query }) => {
      const stream = {
        topics: [topics.visitorApi(visitor.id)],
        since: cursorOf(query.since),
        owner: { visitorId: visitor.id },
        ...presenceOf(visitor),
      }
      const stepsSince = (since: number) => missedMessages(visitor, since)
      const receive = (clientFrame: Record<string, unknown>) => receiveFromVisitor(visitor, clientFrame)
      return openSocket(request, server, { ...stream, stepsSince, receive }, chosenProtocol(request))
    },
    { visitor: true },
  )

/** The messages that came after `since`, and after them the conversation they are of. */
async function* missedMessages(visitor: Visitor, since: number): Steps {
  for (let [start, conversationId] = [since, '']; ; ) {
    const conversation = await newestConversation(sql, visitor.id)
    // A new one has started while they caught up with the one before.
    if (conversationId !== '' && conversation && conversation.id !== conversationId) start = 0
    const step = conversation && (await visibleSince(conversation, start))
    const frames = step?.messages.map(messageFrame) ?? []
    const revision = conversation && step && { conversationId: conversation.id, rev: step.rev }
    if (!revision || !step.more)
      return yield { frames: [...frames, conversationFrame(conversation)], revision, more: false }
    yield { frames, revision, more: true }
    start = revision.rev
    conversationId = revision.conversationId
  }
}

function conversationFrame(conversation: Conversation | undefined): string {
  return JSON.stringify({ type: 'conversation', conversation: currentJson(conversation) })
}

function visitorJson({ id, name, email, verified }: Visitor) {
  return { id, name, email, verified }
}

function currentJson(conversation: Conversation | undefined) {
  return conversation ? conversationJson(conversation) : null
}

/** A client that offers protocols hangs up unless one is chosen; the other one it offers is its token. */
function chosenProtocol({ headers }: Request): string | undefined {
  return headers.get('sec-websocket-protocol')?.includes(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : undefined
}
