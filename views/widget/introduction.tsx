import type { Visitor } from '../../src/visitors/schema'
import { Partial } from '../shared/partial'

interface IntroductionProps {
  visitor?: Pick<Visitor, 'name' | 'email'>
}

/** Where a visitor may say who they are. It opens by itself when it matters: `introduction.js`. */
export function Introduction({ visitor }: IntroductionProps) {
  const { name = null, email = null } = visitor ?? {}
  const known = [name, email].filter(Boolean).join(' · ')
  const words = known ? `You are ${known}` : 'Leave your name and email'
  return (
    <details id="introduction" class="introduction" data-introduction={email === null ? 'wanted' : 'given'}>
      <summary class="introduction__summary" safe>
        {words}
      </summary>
      <form class="introduction__form" hx-post="/widget/visitor" hx-swap="none">
        <label class="form__field">
          Name
          <input class="input" name="name" autocomplete="name" maxlength="100" value={name ?? ''} />
        </label>
        <label class="form__field">
          Email
          <input class="input" name="email" type="email" autocomplete="email" maxlength="254" value={email ?? ''} />
        </label>
        <button class="button button--small" type="submit">
          Save
        </button>
      </form>
    </details>
  )
}

export function IntroductionChanged({ visitor }: Required<IntroductionProps>) {
  return (
    <Partial target="#introduction" swap="outerHTML">
      <Introduction visitor={visitor} />
    </Partial>
  )
}
