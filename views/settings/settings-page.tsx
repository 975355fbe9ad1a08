import type { Agent } from '../../src/agents/schema'
import type { Reply } from '../../src/replies/schema'
import type { Settings } from '../../src/settings/schema'
import { Workspace } from '../layouts/workspace'
import { Limits, type LimitsState } from './limits'
import { NewReply } from './new-reply'
import type { ReplyState } from './reply-form'
import { SavedReply } from './saved-reply'
import { ShowsTyping } from './shows-typing'

interface SettingsPageProps {
  agent: Agent
  settings: Settings
  replies: Reply[]
  /** What just happened, in words. */
  said?: string
  /** Whether what had the focus is gone: the list gets it. */
  gone?: boolean
  /** The form that was sent and is shown again: of a reply, or with `id` `new` of a new one. */
  sent?: ReplyState & { id: string; shared?: boolean }
  /** The limits that were sent and could not be saved. */
  limits?: LimitsState
}

/** What an agent, and for the team an admin, can set. Every form here is answered with this page, which is morphed. */
export function SettingsPage({ agent, settings, replies, said = '', gone = false, sent, limits }: SettingsPageProps) {
  return (
    <Workspace title="Settings" section="settings" agent={agent}>
      <main id="settings" class="page settings">
        <header class="page__head">
          <h1>Settings</h1>
        </header>
        <p class="settings__said" role="status" safe>
          {said}
        </p>
        <ShowsTyping agent={agent} settings={settings} />
        <section id="saved-replies" class="settings__section" aria-labelledby="saved-replies-title">
          <header class="settings__head">
            <h2 id="saved-replies-title" tabindex="-1" {...(gone && { autofocus: true })}>
              Saved replies
            </h2>
            <button
              class="button button--small"
              type="button"
              aria-expanded={sent?.id === 'new' ? 'true' : 'false'}
              aria-controls="new-reply"
              data-toggle="new-reply"
            >
              New reply
            </button>
          </header>
          <p class="settings__about">Words you need often. In the box of a conversation, write / and the shortcut.</p>
          <NewReply agent={agent} sent={sent?.id === 'new' ? sent : undefined} />
          {replies.length === 0 && <p class="card settings__none">There are none yet. A first one could be a greeting.</p>}
          <ul class="entries" aria-label="Saved replies">
            {replies.map((reply) => (
              <SavedReply reply={reply} agent={agent} sent={sent?.id === reply.id ? sent : undefined} />
            ))}
          </ul>
        </section>
        <Limits agent={agent} settings={settings} sent={limits} />
      </main>
    </Workspace>
  )
}
