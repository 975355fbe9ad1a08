import type { Agent } from '../../src/model/agents/schema'
import type { Settings } from '../../src/model/settings/schema'
import { ANSWERED_BY_PAGE } from './page-form'

interface ShowsTypingProps {
  agent: Agent
  settings: Settings
}

/** Whether agents see what visitors type. Admins decide; everybody can see the setting. */
export function ShowsTyping({ agent, settings: { showsTyping } }: ShowsTypingProps) {
  return (
    <section id="typing" class="box" aria-labelledby="typing-title" data-fresh="settings">
      <h2 id="typing-title">Typing</h2>
      <form class="form" hx-put="/settings/typing" hx-trigger="change" hx-sync="this:queue last" {...ANSWERED_BY_PAGE}>
        <label class="settings__switch">
          <input
            class="switch"
            type="checkbox"
            // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is on
            role="switch"
            name="shown"
            value="1"
            checked={showsTyping}
            disabled={agent.role !== 'admin'}
            aria-describedby="typing-privacy"
          />
          Show agents what visitors are typing before they send it
        </label>
        <p id="typing-privacy" class="aside">
          Visitors type and delete things that they don’t mean to send, and the widget doesn’t tell them that you can
          see this. Say so in your privacy notice.
        </p>
        {agent.role !== 'admin' && <p class="aside">Only admins can change this.</p>}
      </form>
    </section>
  )
}
