import { Elysia } from 'elysia'
import { SignInPage } from '../../../views/session/sign-in-page'
import { SignOutPage } from '../../../views/session/sign-out-page'
import { deviceCookie, rememberDevice } from '../../actions/agents/devices'
import { closeSession, openSession, type Session, sessionOf } from '../../actions/agents/sessions'
import { signIn } from '../../actions/agents/sign-in'
import { leaveChats } from '../../actions/handoffs/leave'
import { Invalid } from '../../ground/errors'
import { holderAt } from '../../limits/holder'
import { DESTINATIONS, type Destination } from '../../model/handoffs/destinations'
import { anyAgentExists } from '../../reads/agents/queries'
import { openConversationsOf } from '../../reads/conversations/queries'
import { closeSocketsOfSession } from '../../realtime/sockets'
import { emailIn } from '../../text/email-address'
import { saveForm } from '../forms/save-form'
import { readForm } from '../http/body'
import { SMALL } from '../http/body-limits'
import { pages } from '../scopes/pages'

export const sessionRoutes = new Elysia({ prefix: '/session' })
  .use(pages)
  .get('/', ({ redirect }) => redirect('/session/new'))
  .get('/new', async ({ request, query, html, redirect }) => {
    if (await sessionOf(request)) return redirect('/conversations')
    if (!(await anyAgentExists())) return redirect('/setup')
    return html(<SignInPage destination={local(query.to)} />)
  })
  .post(
    '/',
    ({ request, server, requestBody, html, set, redirect }) => {
      const device = deviceCookie(request)
      return saveForm(
        { requestBody, set },
        async (fields) => {
          const form = fields.withLabels({ email: 'The email address', password: 'The password' })
          const email = form.line('email', 254) ?? ''
          const password = form.text('password', 200) ?? ''
          const agent = await signIn({
            email: emailIn(email) ?? email,
            password,
            address: holderAt(request, server),
            device,
            signal: request.signal,
          })
          // Elysia's types know one cookie only; it sends each.
          set.headers['set-cookie'] = [await openSession(agent), rememberDevice(agent, device)] as never
          return redirect(local(form.line('to', 2000)), 303)
        },
        (form, refusal) => {
          const { email, to } = form.typedValues('email', 'to')
          return html(
            <SignInPage
              destination={local(to)}
              email={email}
              complaint={refusal.message}
              isFieldInvalid={refusal instanceof Invalid}
            />,
          )
        },
      )
    },
    { takes: SMALL },
  )
  .delete(
    '/',
    async ({ request, session, agent, set }) => {
      set.status = 204
      // Agents are asked what should happen to their chats; programs say it in the request.
      if (request.headers.has('hx-request') && (await openConversationsOf(agent)).length > 0) {
        set.headers['hx-redirect'] = '/session/departure'
        return
      }
      set.headers['set-cookie'] = await signOut(session)
      set.headers['hx-redirect'] = '/session/new'
    },
    { agent: true },
  )
  .get(
    '/departure',
    async ({ agent, html }) => html(<SignOutPage agent={agent} conversations={await openConversationsOf(agent)} />),
    { agent: true },
  )
  .post(
    '/departure',
    async ({ requestBody, session, set, redirect }) => {
      const form = await readForm(requestBody)
      const chatsChoice = form.line('chats', 10)
      set.headers['set-cookie'] = await signOut(
        session,
        DESTINATIONS.find((cookie) => cookie === chatsChoice),
      )
      return redirect('/session/new', 303)
    },
    { agent: true, takes: SMALL },
  )

/** Ends a session and its sockets; returns the Set-Cookie header that clears the cookie. */
async function signOut(session: Session, destination: Destination = 'queue'): Promise<string> {
  await leaveChats(session.agent, destination)
  const cookie = await closeSession(session)
  closeSocketsOfSession(session.storedId)
  return cookie
}

/** Where to go after signing in: a page of ours only, never another site's. `/.//evil` has our host and the path `//evil`. */
function local(path: string | undefined): string {
  const url = path?.startsWith('/') ? URL.parse(path, 'http://parley.invalid') : null
  return url?.host === 'parley.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/conversations'
}
