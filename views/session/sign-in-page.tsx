import { Page } from '../layouts/page'
import { ErrorNote } from '../shared/error-note'
import { Icon } from '../shared/icons'

interface SignInPageProps {
  /** The page to go to once signed in. */
  destination: string
  email?: string
  complaint?: string
  /** Whether it is about what was typed. */
  isFieldInvalid?: boolean
}

export function SignInPage({ destination, email, complaint, isFieldInvalid = false }: SignInPageProps) {
  const invalid = isFieldInvalid ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'complaint' } : {}
  return (
    <Page title="Sign in · Parley" bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark door__mark">
          <Icon name="mark" />
        </span>
        <h1>Sign in to Parley</h1>
        <ErrorNote id="complaint" words={complaint} />
        <form class="form" action="/session" method="post">
          <input type="hidden" name="to" value={destination} />
          <label class="form__field">
            Email
            <input
              class="input"
              type="email"
              name="email"
              autocomplete="username"
              required
              autofocus={!email}
              value={email}
              {...invalid}
            />
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
              {...invalid}
            />
          </label>
          <button class="button button--primary" type="submit">
            Sign in
          </button>
        </form>
      </main>
    </Page>
  )
}
