import { Elysia } from 'elysia'
import { SetUpPage } from '../../../views/session/set-up-page'
import { addFirstAdmin } from '../../actions/agents/add'
import { rememberDevice } from '../../actions/agents/devices'
import { SHORTEST_PASSWORD } from '../../actions/agents/passwords'
import { openSession } from '../../actions/agents/sessions'
import { checkSetUpCode } from '../../actions/agents/set-up'
import { Invalid, NotFound } from '../../ground/errors'
import type { Fields } from '../../ground/fields'
import { holderAt } from '../../limits/holder'
import { anyAgentExists } from '../../reads/agents/queries'
import { complaintsOf, saveForm } from '../forms/save-form'
import { SMALL } from '../http/body-limits'
import { pages } from '../scopes/pages'

/** Makes the first admin of a new Parley; once there is an agent, the page is gone. */
export const setUpRoutes = new Elysia({ prefix: '/setup' })
  .use(pages)
  .get('/', async ({ html, redirect }) => {
    if (await anyAgentExists()) return redirect('/session/new')
    return html(<SetUpPage />)
  })
  .post(
    '/',
    async ({ request, server, requestBody, html, set, redirect }) => {
      if (await anyAgentExists()) throw new NotFound()
      return saveForm(
        { requestBody, set },
        async (form) => {
          await checkSetUpCode(
            form.withLabels({ code: 'The set-up code' }).line('code', 40) ?? '',
            holderAt(request, server),
          )
          const admin = await addFirstAdmin(readAdmin(form))
          if (!admin) throw new NotFound()
          // Elysia's types know one cookie only; it sends each.
          set.headers['set-cookie'] = [await openSession(admin), rememberDevice(admin, undefined)] as never
          return redirect('/conversations', 303)
        },
        (form, refusal) =>
          html(
            <SetUpPage values={form.typedValues('name', 'email', 'code')} complaints={complaintsOf(refusal, 'code')} />,
          ),
      )
    },
    { takes: SMALL },
  )

function readAdmin(fields: Fields) {
  const form = fields.withLabels({ name: 'The name', email: 'The email address', password: 'The password' })
  const name = form.required('name', 100, 'Enter the name that colleagues and visitors will see.')
  const email = form.email('email')
  if (!email) throw new Invalid({ email: 'Enter an email address to sign in with.' })
  const password = form.text('password', 200) ?? ''
  if (password.length < SHORTEST_PASSWORD)
    throw new Invalid({ password: `Use at least ${SHORTEST_PASSWORD} characters.` })
  return { name, email, password }
}
