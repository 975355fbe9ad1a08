import { Elysia } from 'elysia'
import { WaitingFile } from '../../../../views/attachments/waiting-files'
import { takeFileBack } from '../../../actions/attachments/remove'
import { fileResponse, thumbnailResponse } from '../../../actions/attachments/response'
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
    async ({ conversation, agent, requestBody, html, set }) => {
      const file = await receiveBody(requestBody, { agentId: agent.id, conversationId: conversation.id })
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
    async ({ conversation, agent, params, request }) => fileResponse(request, await file(params, conversation, agent)),
    {
      agent: true,
      conversation: true,
    },
  )
  .get(
    '/:attachmentId/thumbnail',
    async ({ conversation, agent, params, request }) =>
      thumbnailResponse(request, await file(params, conversation, agent)),
    {
      agent: true,
      conversation: true,
    },
  )

async function file({ attachmentId }: { attachmentId: string }, conversation: Conversation, agent: Agent) {
  const attachment = await fileForAgent(attachmentId, conversation.id, agent.id)
  if (!attachment) throw new NotFound('File not found.')
  return attachment
}
