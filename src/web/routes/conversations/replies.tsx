import { Elysia } from 'elysia'
import { SavedReplyChoices } from '../../../../views/replies/reply-choices'
import { fillVariables } from '../../../model/saved-replies/variables'
import { savedRepliesOf } from '../../../reads/saved-replies/queries'
import { pages } from '../../scopes/pages'

/** The saved replies of the agent who asks, with this conversation's visitor in them. */
export const savedReplyRoutes = new Elysia({ prefix: '/conversations/:id/replies' }).use(pages).get(
  '/',
  async ({ conversation, agent, html }) => {
    const replies = await savedRepliesOf(agent)
    return html(
      <SavedReplyChoices
        replies={replies.map((reply) => ({
          ...reply,
          body: fillVariables(reply.body, { visitor: conversation, agent }),
        }))}
      />,
    )
  },
  { agent: true, conversation: true },
)
