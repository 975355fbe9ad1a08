import { Elysia } from 'elysia'
import { WaitingFile } from '../../../../views/attachments/waiting-files'
import { takeFileBack } from '../../../actions/attachments/remove'
import { FILE, receiveBody } from '../../forms/receive-body'
import { pages } from '../../scopes/pages'

/** The page fetches what was sent from the visitor API, as it has a token and no cookie. */
export const widgetAttachmentRoutes = new Elysia({ prefix: '/widget/attachments' })
  .use(pages)
  .post(
    '/',
    async ({ sender, requestBody, html, set }) => {
      const file = await receiveBody(requestBody, sender)
      set.status = 201
      return html(<WaitingFile file={file} />)
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
