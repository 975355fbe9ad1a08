import type { Visitor } from '../../src/model/visitors/schema'
import { Icon } from '../shared/icons'
import { Partial } from '../shared/partial'

interface IntroductionProps {
  visitor?: Pick<Visitor, 'name' | 'email'>
}

/** Where visitors can say who they are. It opens by itself when it matters: `introduction.js`. */
export function Introduction({ visitor }: IntroductionProps) {
  const { name = null, email = null } = visitor ?? {}
  const known = [name, email].filter(Boolean).join(' · ')
  return (
    <details id="introduction" class="fold" data-introduction={email === null ? 'wanted' : 'given'}>
      <summary>
        <Icon name="mention" />
        {known === '' ? (
          <span>Add your name and email</span>
        ) : (
          <span>
            You are <bdi safe>{known}</bdi>
          </span>
        )}
        <Icon name="chevron" />
      </summary>
      <form class="fold__form" hx-post="/widget/visitor" hx-swap="none">
        <label class="form__field">
          Name
          <input class="input" name="name" autocomplete="name" maxlength="100" value={name ?? ''} />
        </label>
        <label class="form__field">
          Email
          <input class="input" name="email" type="email" autocomplete="email" maxlength="254" value={email ?? ''} />
        </label>
        <button class="button button--small fold__button" type="submit">
          Save
        </button>
      </form>
    </details>
  )
}

interface EmailOfferedProps {
  email: string | undefined
}

/** Asks whether the address that a visitor has just written is their own, in the place of the introduction. */
export function EmailOffered({ email }: EmailOfferedProps) {
  if (email === undefined) return ''
  return (
    <Partial target="#introduction" swap="outerHTML">
      <form
        id="introduction"
        class="fold fold--offer"
        aria-label="Your email address"
        hx-post="/widget/visitor"
        hx-swap="none"
      >
        <input type="hidden" name="email" value={email} />
        <p>
          Use <bdi safe>{email}</bdi> as your email address?
        </p>
        <button class="button button--small fold__button" type="submit">
          Yes
        </button>
        <button class="button button--small fold__button" type="button" hx-get="/widget/visitor" hx-swap="none">
          No
        </button>
      </form>
    </Partial>
  )
}

export function IntroductionChanged({ visitor }: Required<IntroductionProps>) {
  return (
    <Partial target="#introduction" swap="outerHTML">
      <Introduction visitor={visitor} />
    </Partial>
  )
}
