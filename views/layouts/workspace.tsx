import type { PropsWithChildren } from '#jsx/jsx-runtime'
import type { Agent } from '../../src/model/agents/schema'
import { placeOfPage } from '../jsx/host'
import { Icon, type IconName } from '../shared/icons'
import { KeptForms } from '../shared/kept-forms'
import { LIVE_SOCKET, Sync } from '../shared/sync'
import { MentionCount, WaitingCount } from '../workspace/counts'
import { AccountMenu } from './account-menu'
import { KeyboardHelp } from './keyboard-help'
import { Page } from './page'

type Section = 'conversations' | 'mentions' | 'tickets' | 'articles' | 'settings'

interface WorkspaceProps {
  title: string
  section: Section
  agent: Agent
}

const SECTIONS: { section: Section; name: string; icon: IconName }[] = [
  { section: 'conversations', name: 'Inbox', icon: 'chats' },
  { section: 'mentions', name: 'Mentions', icon: 'mention' },
  { section: 'tickets', name: 'Tickets', icon: 'tickets' },
  { section: 'articles', name: 'Articles', icon: 'articles' },
  { section: 'settings', name: 'Settings', icon: 'settings' },
]

/**
 * A page for agents: the rail with the sections, the connection and who is signed in, and beside it the page's own
 * content. The rail has a socket of its own, so that what concerns everybody is fresh on every page.
 */
export function Workspace({ title, section, agent, children }: PropsWithChildren<WorkspaceProps>) {
  return (
    <Page title={`${title} · Parley`} bundle={section === 'conversations' ? 'inbox' : 'pages'} class="workspace">
      <nav
        class="rail"
        aria-label="Main"
        hx-ws:connect={`/live?since=${placeOfPage()}`}
        hx-config={LIVE_SOCKET}
        hx-swap="none"
        data-live
      >
        <span class="rail__mark">
          <Icon name="mark" />
        </span>
        {SECTIONS.map((link) => (
          <RailItem {...link} current={section} />
        ))}
        <div class="rail__foot">
          <Sync />
          <AccountMenu agent={agent} />
        </div>
      </nav>
      {children}
      <KeyboardHelp />
      <KeptForms agent={agent} />
    </Page>
  )
}

interface RailItemProps {
  section: Section
  name: string
  icon: IconName
  current: Section
}

function RailItem({ section, name, icon, current }: RailItemProps) {
  // What does not fit a phone's bar is in the menu.
  const look = section === 'settings' && 'rail__more'
  return (
    <a class={['rail__item', look]} href={`/${section}`} aria-current={section === current ? 'page' : undefined}>
      <Icon name={icon} />
      <span safe>{name}</span>
      {section === 'conversations' && <WaitingCount count={0} />}
      {section === 'mentions' && <MentionCount count={0} />}
    </a>
  )
}
