import { Elysia } from 'elysia'
import { WaitingFile } from '../../../../views/attachments/waiting'
import { takeFileBack } from '../../../actions/attachments/remove'
import { fileReply, thumbnailReply } from '../../../actions/attachments/reply'
import { NotFound } from '../../../ground/errors'
import type { Agent } from '../../../model/agents/schema'
import type { Conversation } from '../../../model/conversations/schema'
import { fileForAgent } from '../../../reads/attachments/queries'
import { FILE, receiveBody } from '../../forms/receive-body'
import { pages } from '../../scopes/pages'

export const attachmentRoutes = new Elysia({ prefix: '/conversations/:id/attachments' })
  .use(pages)
  .post(
    '/',
    async ({ conversation, agent, sent, html, set }) => {
      const file = await receiveBody(sent, { agentId: agent.id, conversationId: conversation.id })
      set.status = 201
      return html(<WaitingFile file={file} />)
    },
    { agent: true, conversation: true, takes: FILE },
  )
  .delete(
    '/:attachmentId',
    async ({ conversation, agent, params, status }) => {
      await takeFileBack(params.attachmentId, { agentId: agent.id, conversationId: conversation.id })
      return status(204)
    },
    { agent: true, conversation: true, parse: 'none' },
  )
  .get(
    '/:attachmentId',
    async ({ conversation, agent, params, request }) => fileReply(request, await file(params, conversation, agent)),
    {
      agent: true,
      conversation: true,
    },
  )
  .get(
    '/:attachmentId/thumbnail',
    async ({ conversation, agent, params, request }) =>
      thumbnailReply(request, await file(params, conversation, agent)),
    {
      agent: true,
      conversation: true,
    },
  )

async function file({ attachmentId }: { attachmentId: string }, conversation: Conversation, agent: Agent) {
  const found = await fileForAgent(attachmentId, conversation.id, agent.id)
  if (!found) throw new NotFound('File not found.')
  return found
}
