import { Elysia } from 'elysia'
import { RelatedTicketsChanged } from '../../../views/tickets/related-tickets'
import { readForm } from '../../http/body'
import { WORDS } from '../../http/body-limits'
import { idForForm } from '../../http/form-key'
import { pages } from '../../http/scopes'
import { openTicket } from '../../tickets/open'
import { ticketsOf } from '../../tickets/queries'
import { TICKET_PRIORITIES } from '../../tickets/schema'

export const conversationTicketRoutes = new Elysia({ prefix: '/conversations/:id/tickets' }).use(pages).post(
  '/',
  async ({ conversation, agent, sent, html, set }) => {
    const form = await readForm(sent)
    const draft = {
      subject: form.required('subject', 200, 'Enter a subject.'),
      description: form.text('description', 10_000) ?? '',
      priority: form.oneOf('priority', TICKET_PRIORITIES) ?? 'normal',
    }
    await openTicket(conversation, agent, draft, idForForm(form, agent))
    set.status = 201
    return html(<RelatedTicketsChanged tickets={await ticketsOf(conversation.id)} />)
  },
  { agent: true, conversation: true, takes: WORDS },
)
