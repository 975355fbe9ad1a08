import { Elysia } from 'elysia'
import { Toast } from '../../../views/shared/toast'
import { TicketMain, TicketPage } from '../../../views/tickets/ticket-page'
import { TicketsPage } from '../../../views/tickets/tickets-page'
import { changeTicket } from '../../actions/tickets/change'
import { Invalid, NotFound } from '../../ground/errors'
import { TICKET_PRIORITIES, TICKET_STATUSES } from '../../model/tickets/schema'
import { activeAgents } from '../../reads/agents/queries'
import { newestTickets, saidBefore, ticketWithNumber } from '../../reads/tickets/queries'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../http/scopes'

export const ticketRoutes = new Elysia({ prefix: '/tickets' })
  .use(pages)
  .get('/', async ({ agent, html }) => html(<TicketsPage agent={agent} tickets={await newestTickets()} />), { agent: true })
  .get('/:number', async ({ params, agent, html }) => html(<TicketPage agent={agent} {...(await shown(params.number))} />), { agent: true })
  .patch(
    '/:number',
    async ({ params, agent, sent, html }) => {
      const { ticket } = await found(params.number)
      const form = await readForm(sent)
      const team = await activeAgents()
      const assigneeId = form.uuid('assignee')
      if (assigneeId && !team.some(({ id }) => id === assigneeId)) throw new Invalid({ assignee: 'This person is no longer on the team.' })
      await changeTicket(ticket, {
        status: form.oneOf('status', TICKET_STATUSES),
        priority: form.oneOf('priority', TICKET_PRIORITIES),
        ...(form.has('assignee') && { assigneeId: assigneeId ?? null }),
      })
      return html(
        <>
          <TicketMain agent={agent} {...(await shown(params.number))} />
          <Toast words="Ticket saved." />
        </>,
      )
    },
    { agent: true, takes: SMALL },
  )

async function shown(number: string) {
  const { ticket, conversation } = await found(number)
  const [messages, team] = await Promise.all([saidBefore(ticket), activeAgents()])
  return { ticket, conversation, messages, team }
}

async function found(number: string) {
  const ticket = /^\d{1,9}$/.test(number) ? await ticketWithNumber(Number(number)) : undefined
  if (!ticket) throw new NotFound('Ticket not found.')
  return ticket
}
