import { Elysia } from 'elysia'
import { Toast } from '../../../views/shared/toast'
import { TicketMain, TicketPage } from '../../../views/tickets/ticket-page'
import { TicketsPage } from '../../../views/tickets/tickets-page'
import { changeTicket } from '../../actions/tickets/change'
import { Invalid } from '../../ground/errors'
import type { Conversation } from '../../model/conversations/schema'
import { TICKET_PRIORITIES, TICKET_STATUSES } from '../../model/tickets/schema'
import type { TicketWithNames } from '../../model/tickets/ticket-with-names'
import { activeAgents } from '../../reads/agents/queries'
import { messagesBefore, newestTickets, ticketWithNumber } from '../../reads/tickets/queries'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const ticketRoutes = new Elysia({ prefix: '/tickets' })
  .use(pages)
  .get('/', async ({ agent, html }) => html(<TicketsPage agent={agent} tickets={await newestTickets()} />), {
    agent: true,
  })
  .get(
    '/:number',
    async ({ ticket, origin, agent, html }) =>
      html(<TicketPage agent={agent} {...(await ticketPageProps(ticket, origin))} />),
    { ticket: true },
  )
  .patch(
    '/:number',
    async ({ ticket, origin, agent, requestBody, html }) => {
      const form = await readForm(requestBody)
      const team = await activeAgents()
      const assigneeId = form.uuid('assignee')
      if (assigneeId && !team.some(({ id }) => id === assigneeId))
        throw new Invalid({ assignee: 'This person is no longer on the team.' })
      await changeTicket(ticket, {
        status: form.oneOf('status', TICKET_STATUSES),
        priority: form.oneOf('priority', TICKET_PRIORITIES),
        ...(form.has('assignee') && { assigneeId: assigneeId ?? null }),
      })
      const updatedTicket = (await ticketWithNumber(ticket.number))?.ticket ?? ticket
      return html(
        <>
          <TicketMain agent={agent} {...(await ticketPageProps(updatedTicket, origin))} />
          <Toast words="Ticket saved." />
        </>,
      )
    },
    { ticket: true, takes: SMALL },
  )

/** A ticket with what its page shows around it. */
async function ticketPageProps(ticket: TicketWithNames, conversation: Conversation | null) {
  const [messages, team] = await Promise.all([messagesBefore(ticket), activeAgents()])
  return { ticket, conversation, messages, team }
}
