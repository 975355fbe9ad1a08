import type { Agent } from '../../src/model/agents/schema'
import type { Reply } from '../../src/model/saved-replies/schema'
import type { Settings } from '../../src/model/settings/schema'
import { Workspace } from '../layouts/workspace'
import { Limits, type LimitsState } from './limits'
import type { ReplyState } from './reply-form'
import { NewReplyButton, SavedReplies } from './saved-replies'
import { ShowsTyping } from './shows-typing'
import { SETTINGS_PAGES, type SettingsPageName, SubNavigation } from './sub-navigation'

interface SettingsPageProps {
  agent: Agent
  page: SettingsPageName
  settings: Settings
  replies: Reply[]
  /** What just happened, as a sentence. */
  said?: string
  /** Whether what had the focus is gone: the heading gets it. */
  gone?: boolean
  /** The form that was sent and is shown again: of a reply, or with `id` `new` of a new one. */
  sent?: ReplyState & { id: string; shared?: boolean }
  /** The limits that were sent and could not be saved. */
  limits?: LimitsState
}

/** The pages of the settings: an agent's own, and the team's, which admins change. Every form is answered with its page, which is morphed. */
export function SettingsPage(props: SettingsPageProps) {
  const { agent, page, said = '', gone = false } = props
  const title = SETTINGS_PAGES[page].words
  return (
    <Workspace title={`${title} · Settings`} section="settings" agent={agent}>
      <main id="settings" class="settings">
        <SubNavigation current={page} />
        <div class="page">
          <header class="page__head">
            <h1 tabindex="-1" {...(gone && { autofocus: true })} safe>
              {title}
            </h1>
            {page === 'replies' && <NewReplyButton sent={props.sent} />}
            <p safe>{SETTINGS_PAGES[page].about}</p>
          </header>
          <p class="settings__said" role="status" safe>
            {said}
          </p>
          {page === 'replies' && <SavedReplies {...props} />}
          {page === 'conversations' && <ShowsTyping {...props} />}
          {page === 'limits' && <Limits agent={agent} settings={props.settings} sent={props.limits} />}
        </div>
      </main>
    </Workspace>
  )
}
