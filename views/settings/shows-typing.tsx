import type { Agent } from '../../src/agents/schema'
import type { Settings } from '../../src/settings/schema'
import { ANSWERED_BY_PAGE } from './answered-by-page'

interface ShowsTypingProps {
  agent: Agent
  settings: Settings
}

/** Whether agents read along. Admins decide; everybody can see what was decided. */
export function ShowsTyping({ agent, settings: { showsTyping } }: ShowsTypingProps) {
  return (
    <section class="settings__section" aria-labelledby="conversations-title">
      <h2 id="conversations-title">Conversations</h2>
      <form class="card" hx-put="/settings/typing" hx-trigger="change" hx-sync="this:queue last" {...ANSWERED_BY_PAGE}>
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
        <p id="typing-privacy" class="settings__about">
          Visitors type, and delete, what they do not mean to tell, and the widget does not say that it is shown: say so in your privacy notice.
        </p>
        {agent.role !== 'admin' && <p class="settings__about">Admins decide this.</p>}
      </form>
    </section>
  )
}
