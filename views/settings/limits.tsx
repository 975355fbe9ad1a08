import type { Agent } from '../../src/model/agents/schema'
import { FIGURES, type Figure, type FigureName } from '../../src/model/limits/numbers'
import type { Settings } from '../../src/model/settings/schema'
import { Complaint, complaintOf } from '../shared/complaint'
import { ANSWERED_BY_PAGE } from './page-form'

/** The form that could not be saved, to be shown again. */
export interface LimitsSubmission {
  values: Record<FigureName, string>
  complaints: Record<string, string>
}

interface LimitsProps {
  agent: Agent
  settings: Settings
  submission?: LimitsSubmission
}

/** How much strangers may use. Admins decide; everybody can see the settings. */
export function Limits({ agent, settings, submission }: LimitsProps) {
  const mayChange = agent.role === 'admin'
  return (
    <section id="limits" data-fresh="settings">
      <form class="box form" aria-label="Limits" hx-put="/settings/limits" {...ANSWERED_BY_PAGE} novalidate>
        {Object.entries(FIGURES).map(([title, figures]) => (
          <fieldset class="limits" disabled={!mayChange}>
            <legend class="limits__title" safe>
              {title}
            </legend>
            {Object.entries(figures).map(([name, figure]) => (
              <LimitField name={name as FigureName} figure={figure} settings={settings} submission={submission} />
            ))}
          </fieldset>
        ))}
        {mayChange ? <Buttons /> : <p class="aside">Only admins can change this.</p>}
      </form>
    </section>
  )
}

interface LimitFieldProps extends Pick<LimitsProps, 'settings' | 'submission'> {
  name: FigureName
  figure: Figure
}

function LimitField({ name, figure: { label, unit, usual }, settings, submission }: LimitFieldProps) {
  const value = submission?.values[name] ?? String(settings.limits[name] ?? usual)
  const complaints = submission?.complaints ?? {}
  const { 'aria-describedby': complaint, ...invalid } = complaintOf('limits', name, complaints)
  const about = `limit-${name}-about`
  return (
    <div class="limits__field">
      <label for={`limit-${name}`} safe>
        {label}
      </label>
      <span class="limits__number">
        <input
          id={`limit-${name}`}
          class="input limits__input"
          name={name}
          value={value}
          inputmode="numeric"
          autocomplete="off"
          aria-describedby={[complaint, about].filter(Boolean).join(' ')}
          {...invalid}
        />
        <span id={about} class="aside" safe>
          {`${unit} (default ${usual.toLocaleString('en')})`}
        </span>
      </span>
      <Complaint id="limits" field={name} complaints={complaints} />
    </div>
  )
}

function Buttons() {
  return (
    <div class="form__buttons">
      <button class="button" type="button" hx-delete="/settings/limits" {...ANSWERED_BY_PAGE}>
        Reset to defaults
      </button>
      <button class="button button--primary" type="submit">
        Save limits
      </button>
    </div>
  )
}
