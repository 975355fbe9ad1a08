import { Elysia } from 'elysia'
import { WaitingFile } from '../../../../views/attachments/waiting-files'
import { takeFileBack } from '../../../actions/attachments/remove'
import { fileResponse, thumbnailResponse } from '../../../actions/attachments/response'
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
  .get('/:attachmentId', ({ attachment, request }) => fileResponse(request, attachment), { attachment: true })
  .get('/:attachmentId/thumbnail', ({ attachment, request }) => thumbnailResponse(request, attachment), {
    attachment: true,
  })
