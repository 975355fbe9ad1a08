import type { PropsWithChildren } from '#jsx/jsx-runtime'
import type { Agent } from '../../src/agents/schema'
import { MentionCountLater } from '../mentions/deliveries'
import { Avatar } from '../shared/avatar'
import { Icon, type IconName } from '../shared/icons'
import { KeptForms } from '../shared/kept-forms'
import { Page } from './page'

type Section = 'conversations' | 'mentions' | 'tickets' | 'articles' | 'settings'

interface WorkspaceProps {
  title: string
  section: Section
  agent: Agent
}

const SECTIONS: { section: Section; name: string; icon: IconName }[] = [
  { section: 'conversations', name: 'Conversations', icon: 'chats' },
  { section: 'mentions', name: 'Mentions', icon: 'mention' },
  { section: 'tickets', name: 'Tickets', icon: 'tickets' },
  { section: 'articles', name: 'Articles', icon: 'articles' },
  { section: 'settings', name: 'Settings', icon: 'settings' },
]

/** A page for agents: the rail with the sections and who is signed in, and beside it the page's own content. */
export function Workspace({ title, section, agent, children }: PropsWithChildren<WorkspaceProps>) {
  return (
    <Page title={`${title} · Parley`} bundle={section === 'conversations' ? 'inbox' : 'pages'} class="workspace">
      <nav class="rail" aria-label="Main">
        <span class="rail__mark">
          <Icon name="mark" />
        </span>
        {SECTIONS.map((link) => (
          <a class="rail__item" href={`/${link.section}`} aria-current={link.section === section ? 'page' : undefined} aria-label={link.name} title={link.name}>
            <Icon name={link.icon} />
            {link.section === 'mentions' && <MentionCountLater />}
          </a>
        ))}
        <span class="rail__space" />
        <span class="rail__who" title={agent.name}>
          <Avatar name={agent.name} seed={agent.id} small />
        </span>
        <button class="rail__item" type="button" aria-label="Sign out" title="Sign out" hx-delete="/session" hx-swap="none">
          <Icon name="leave" />
        </button>
      </nav>
      {children}
      <KeptForms agent={agent} />
    </Page>
  )
}
