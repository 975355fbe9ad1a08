import { Elysia } from 'elysia'
import { SetUpPage } from '../../../views/session/set-up-page'
import { addFirstAdmin } from '../../actions/agents/add'
import { rememberDevice } from '../../actions/agents/devices'
import { SHORTEST_PASSWORD } from '../../actions/agents/passwords'
import { openSession } from '../../actions/agents/sessions'
import { checkSetUpCode } from '../../actions/agents/set-up'
import { Invalid, NotFound, RateLimited, Unavailable } from '../../ground/errors'
import { holderAt } from '../../limits/holder'
import { anyAgentExists } from '../../reads/agents/queries'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../http/scopes'

/** Makes the first admin of a new Parley; once there is an agent, the page is gone. */
export const setUpRoutes = new Elysia({ prefix: '/setup' })
  .use(pages)
  .get('/', async ({ html, redirect }) => {
    if (await anyAgentExists()) return redirect('/session/new')
    return html(<SetUpPage />)
  })
  .post(
    '/',
    async ({ request, server, sent, html, set, redirect }) => {
      if (await anyAgentExists()) throw new NotFound()
      const form = await readForm(sent)
      const typed = { name: form.line('name', 100), email: form.line('email', 254), code: form.line('code', 40) }
      try {
        await checkSetUpCode(typed.code ?? '', holderAt(request, server))
        const name = form.required('name', 100, 'Enter the name that colleagues and visitors will see.')
        const email = form.email('email')
        if (!email) throw new Invalid({ email: 'Enter an email address to sign in with.' })
        const password = form.text('password', 200) ?? ''
        if (password.length < SHORTEST_PASSWORD) throw new Invalid({ password: `Use at least ${SHORTEST_PASSWORD} characters.` })

        const admin = await addFirstAdmin({ name, email, password })
        if (!admin) throw new NotFound()
        // Elysia's types know one cookie only; it sends each.
        set.headers['set-cookie'] = [await openSession(admin), rememberDevice(admin, undefined)] as never
        return redirect('/conversations', 303)
      } catch (error) {
        if (!(error instanceof Invalid || error instanceof RateLimited || error instanceof Unavailable)) throw error
        set.status = error.status
        if (error instanceof Invalid) return html(<SetUpPage typed={typed} complaints={error.fields} />)
        if (error.retryAfter) set.headers['retry-after'] = error.retryAfter
        return html(<SetUpPage typed={typed} complaints={{ code: error.message }} />)
      }
    },
    { takes: SMALL },
  )
