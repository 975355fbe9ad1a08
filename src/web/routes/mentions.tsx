import { Elysia } from 'elysia'
import { MentionsPage } from '../../../views/mentions/mentions-page'
import { NameChoices } from '../../../views/mentions/name-choices'
import { activeAgents } from '../../reads/agents/queries'
import { mentionsOf } from '../../reads/mentions/queries'
import { pages } from '../scopes/pages'

export const mentionRoutes = new Elysia({ prefix: '/mentions' })
  .use(pages)
  .get('/', async ({ agent, html }) => html(<MentionsPage mentions={await mentionsOf(agent.id)} agent={agent} />), {
    agent: true,
  })
  .get(
    '/names',
    async ({ agent, html }) => {
      const colleagues = (await activeAgents()).filter(({ id }) => id !== agent.id)
      return html(<NameChoices agents={colleagues} />)
    },
    { agent: true },
  )
