import { Elysia } from 'elysia'
import { ReplyChoices } from '../../../../views/replies/reply-choices'
import { filled } from '../../../model/saved-replies/variables'
import { repliesOf } from '../../../reads/saved-replies/queries'
import { pages } from '../../scopes/pages'

/** The saved replies of the agent who asks, with this conversation's visitor in them. */
export const conversationReplyRoutes = new Elysia({ prefix: '/conversations/:id/replies' }).use(pages).get(
  '/',
  async ({ conversation, agent, html }) => {
    const replies = await repliesOf(agent)
    return html(
      <ReplyChoices
        replies={replies.map((reply) => ({ ...reply, body: filled(reply.body, { visitor: conversation, agent }) }))}
      />,
    )
  },
  { agent: true, conversation: true },
)
