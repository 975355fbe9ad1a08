import { Elysia } from 'elysia'
import { saveDraft } from '../../../actions/drafts/save'
import { LONGEST_BODY } from '../../../model/messages/incoming-message'
import { readForm } from '../../http/body'
import { WORDS } from '../../http/body-limits'
import { pages } from '../../scopes/pages'

/** What the agent who asks has typed and not sent: `author` says whether it is a reply or a note. */
export const draftRoutes = new Elysia({ prefix: '/conversations/:id/draft' }).use(pages).put(
  '/',
  async ({ conversation, agent, requestBody, status }) => {
    const form = await readForm(requestBody)
    const author = form.oneOf('author', ['agent', 'note']) ?? 'agent'
    await saveDraft(conversation, agent, author, form.text('body', LONGEST_BODY * 2) ?? '', form.line('page', 40) ?? '')
    return status(204)
  },
  { agent: true, conversation: true, takes: WORDS },
)
