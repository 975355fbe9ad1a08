import { Elysia } from 'elysia'
import { Toast } from '../../../../views/shared/toast'
import { markRead, markUnread } from '../../../actions/conversations/read'
import { Invalid } from '../../../ground/errors'
import { readForm } from '../../http/body'
import { SMALL } from '../../http/body-limits'
import { pages } from '../../scopes/pages'

/** How far the agent who asks has seen the thread: up to `seq`, or not from `seq` on. */
export const readMarkRoutes = new Elysia({ prefix: '/conversations/:id/read-mark' })
  .use(pages)
  .put(
    '/',
    async ({ conversation, agent, requestBody, status }) => {
      await markRead(conversation, agent, seqIn((await readForm(requestBody)).line('seq', 9)))
      return status(204)
    },
    { agent: true, conversation: true, takes: SMALL },
  )
  .delete(
    '/',
    async ({ conversation, agent, query, html }) => {
      await markUnread(conversation, agent, seqIn(query.seq))
      return html(<Toast words="Marked unread from this message." />)
    },
    { agent: true, conversation: true },
  )

function seqIn(text: string | undefined): number {
  if (!text || !/^\d{1,9}$/.test(text)) throw new Invalid({ seq: 'seq must be the number of a message.' })
  return Number(text)
}
