import { Page } from '../layouts/page'
import { Field } from '../shared/field'
import { Icon } from '../shared/icons'

interface SetUpPageProps {
  values?: { name?: string; email?: string; code?: string }
  /** The complaints, by field. */
  complaints?: Record<string, string>
}

export function SetUpPage({ values = {}, complaints = {} }: SetUpPageProps) {
  return (
    <Page title="Set up · Parley" bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark door__mark">
          <Icon name="mark" />
        </span>
        <h1>Welcome to Parley</h1>
        <p>Create the first admin. Parley printed a set-up code when it started.</p>
        <form class="form" action="/setup" method="post">
          <Field label="Set-up code" name="code" value={values.code} complaints={complaints} autocomplete="off" />
          <Field label="Your name" name="name" value={values.name} complaints={complaints} autocomplete="name" />
          <Field
            label="Email"
            name="email"
            type="email"
            value={values.email}
            complaints={complaints}
            autocomplete="username"
          />
          <Field label="Password" name="password" type="password" complaints={complaints} autocomplete="new-password" />
          <button class="button button--primary" type="submit">
            Create admin
          </button>
        </form>
      </main>
    </Page>
  )
}
