import { Elysia } from 'elysia'
import { takeFileBack } from '../../../actions/attachments/remove'
import { fileResponse, thumbnailResponse } from '../../../actions/attachments/response'
import { fileJson } from '../../../model/messages/visitor-json'
import { FILE, receiveBody } from '../../forms/receive-body'
import { pages } from '../../scopes/pages'

/** Files of the visitor API; `visitorApiRoutes` uses it under its own address. */
export const visitorApiAttachmentRoutes = new Elysia({ prefix: '/attachments' })
  .use(pages)
  .post(
    '/',
    async ({ sender, requestBody, status }) => {
      const file = await receiveBody(requestBody, sender)
      return status(201, { attachment: fileJson(file) })
    },
    { visitor: true, takes: FILE },
  )
  .delete(
    '/:attachmentId',
    async ({ sender, params, status }) => {
      await takeFileBack(params.attachmentId, sender)
      return status(204)
    },
    { visitor: true, parse: 'none' },
  )
  .get('/:attachmentId', ({ attachment, request }) => fileResponse(request, attachment), { ownAttachment: true })
  .get('/:attachmentId/thumbnail', ({ attachment, request }) => thumbnailResponse(request, attachment), {
    ownAttachment: true,
  })
