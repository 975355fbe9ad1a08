import { Elysia } from 'elysia'
import { RelatedTicketsChanged } from '../../../../views/tickets/related-tickets'
import { openTicket } from '../../../actions/tickets/open'
import { idForForm } from '../../../model/form-key'
import { TICKET_PRIORITIES } from '../../../model/tickets/schema'
import { ticketsOf } from '../../../reads/tickets/queries'
import { readForm } from '../../http/body'
import { WORDS } from '../../http/body-limits'
import { pages } from '../../scopes/pages'

export const conversationTicketRoutes = new Elysia({ prefix: '/conversations/:id/tickets' }).use(pages).post(
  '/',
  async ({ conversation, agent, requestBody, html, set }) => {
    const form = (await readForm(requestBody)).withLabels({ subject: 'The subject', description: 'The description' })
    const input = {
      subject: form.required('subject', 200, 'Enter a subject.'),
      description: form.text('description', 10_000) ?? '',
      priority: form.oneOf('priority', TICKET_PRIORITIES) ?? 'normal',
    }
    await openTicket(conversation, agent, input, idForForm(form, agent))
    set.status = 201
    return html(<RelatedTicketsChanged tickets={await ticketsOf(conversation.id)} />)
  },
  { agent: true, conversation: true, takes: WORDS },
)
