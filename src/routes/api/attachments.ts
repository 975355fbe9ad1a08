import { Elysia } from 'elysia'
import { fileForVisitor } from '../../attachments/queries'
import { FILE, receiveBody } from '../../attachments/receive-body'
import { takeFileBack } from '../../attachments/remove'
import { fileReply, thumbnailReply } from '../../attachments/reply'
import { NotFound } from '../../http/errors'
import { pages } from '../../http/scopes'
import { fileJson } from '../../messages/visitor-json'
import type { Visitor } from '../../visitors/schema'

/** Files of the visitor API; `visitorApiRoutes` uses it under its own address. */
export const visitorApiAttachmentRoutes = new Elysia({ prefix: '/attachments' })
  .use(pages)
  .post(
    '/',
    async ({ sender, sent, status }) => {
      const file = await receiveBody({ sent, sender })
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
  .get('/:attachmentId', async ({ visitor, params, request }) => fileReply(request, await file(params, visitor)), { visitor: true })
  .get('/:attachmentId/thumbnail', async ({ visitor, params, request }) => thumbnailReply(request, await file(params, visitor)), { visitor: true })

async function file({ attachmentId }: { attachmentId: string }, visitor: Visitor) {
  const found = await fileForVisitor(attachmentId, visitor.id)
  if (!found) throw new NotFound('File not found.')
  return found
}
