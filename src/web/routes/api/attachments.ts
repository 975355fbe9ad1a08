import { Elysia } from 'elysia'
import { takeFileBack } from '../../../actions/attachments/remove'
import { fileResponse, thumbnailResponse } from '../../../actions/attachments/response'
import { NotFound } from '../../../ground/errors'
import { fileJson } from '../../../model/messages/visitor-json'
import type { Visitor } from '../../../model/visitors/schema'
import { fileForVisitor } from '../../../reads/attachments/queries'
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
  .get('/:attachmentId', async ({ visitor, params, request }) => fileResponse(request, await file(params, visitor)), {
    visitor: true,
  })
  .get(
    '/:attachmentId/thumbnail',
    async ({ visitor, params, request }) => thumbnailResponse(request, await file(params, visitor)),
    { visitor: true },
  )

async function file({ attachmentId }: { attachmentId: string }, visitor: Visitor) {
  const attachment = await fileForVisitor(attachmentId, visitor.id)
  if (!attachment) throw new NotFound('File not found.')
  return attachment
}
