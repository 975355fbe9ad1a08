import { Page } from '../layouts/page'
import { Icon } from '../shared/icons'

interface SignInPageProps {
  /** The page to go to once signed in. */
  to: string
  email?: string
  complaint?: string
}

export function SignInPage({ to, email, complaint }: SignInPageProps) {
  return (
    <Page title="Sign in · Parley" bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark">
          <Icon name="mark" />
        </span>
        <h1>Sign in to Parley</h1>
        <form class="form" action="/session" method="post">
          <input type="hidden" name="to" value={to} />
          <label class="form__field">
            Email
            <input class="input" type="email" name="email" autocomplete="username" required autofocus={!email} value={email} />
          </label>
          <label class="form__field">
            Password
            <input
              class="input"
              type="password"
              name="password"
              autocomplete="current-password"
              required
              autofocus={Boolean(email)}
              aria-describedby="complaint"
            />
          </label>
          <p id="complaint" class="form__complaint" role="alert" safe>
            {complaint ?? ''}
          </p>
          <button class="button button--primary" type="submit">
            Sign in
          </button>
        </form>
      </main>
    </Page>
  )
}
