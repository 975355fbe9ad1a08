import type { Agent } from '../../src/model/agents/schema'
import type { SavedReply } from '../../src/model/saved-replies/schema'
import type { Settings } from '../../src/model/settings/schema'
import { Workspace } from '../layouts/workspace'
import { Limits, type LimitsSubmission } from './limits'
import { NewSavedReplyButton, SavedReplies } from './saved-replies'
import type { SavedReplySubmission } from './saved-reply-fields'
import { ShowsTyping } from './shows-typing'
import { SETTINGS_PAGES, type SettingsPageName, SubNavigation } from './sub-navigation'

interface SettingsPageProps {
  agent: Agent
  page: SettingsPageName
  settings: Settings
  replies: SavedReply[]
  /** What just happened, as a sentence. */
  notice?: string
  /** Whether what had the focus is gone: the heading gets it. */
  isFocusLost?: boolean
  /** The form that could not be saved: of a saved reply, or of a new one if `id` is `new`. */
  submission?: SavedReplySubmission & { id: string; shared?: boolean }
  /** The limits that were sent and could not be saved. */
  limits?: LimitsSubmission
}

/** The pages of the settings: an agent's own, and the team's, which admins change. Every form is answered with its page, which is morphed. */
export function SettingsPage(props: SettingsPageProps) {
  const { agent, page, notice = '', isFocusLost = false } = props
  const title = SETTINGS_PAGES[page].words
  return (
    <Workspace title={`${title} · Settings`} section="settings" agent={agent}>
      <main id="settings" class="settings">
        <SubNavigation current={page} />
        <div class="page">
          <header class="page__head">
            <h1 tabindex="-1" {...(isFocusLost && { autofocus: true })} safe>
              {title}
            </h1>
            {page === 'replies' && <NewSavedReplyButton submission={props.submission} />}
            <p safe>{SETTINGS_PAGES[page].about}</p>
          </header>
          <p class="settings__said" role="status" safe>
            {notice}
          </p>
          {page === 'replies' && <SavedReplies {...props} />}
          {page === 'conversations' && <ShowsTyping {...props} />}
          {page === 'limits' && <Limits agent={agent} settings={props.settings} submission={props.limits} />}
        </div>
      </main>
    </Workspace>
  )
}
