export type SettingsPageName = 'replies' | 'conversations' | 'limits'

interface SettingsPageWords {
  group: string
  words: string
  /** What can be set there. */
  about: string
}

/** The pages of the settings, in their groups. */
export const SETTINGS_PAGES: Record<SettingsPageName, SettingsPageWords> = {
  replies: { group: 'For you', words: 'Saved replies', about: 'Type / in a conversation to insert one.' },
  conversations: { group: 'Workspace', words: 'Conversations', about: 'What agents see in a conversation.' },
  limits: {
    group: 'Workspace',
    words: 'Limits',
    about:
      'How much visitors may use, from one address and in total. The defaults leave room for an office of 200 people behind one address and stop programs that flood you. Anyone who reaches a limit keeps what they wrote and is told when to try again.',
  },
}

const NAMES = Object.keys(SETTINGS_PAGES) as SettingsPageName[]
const GROUPS = [...new Set(NAMES.map((name) => SETTINGS_PAGES[name].group))]

/** Beside a page of the settings, the way to the others. */
export function SubNavigation({ current }: { current: SettingsPageName }) {
  return (
    <nav class="subnav" aria-label="Settings">
      {GROUPS.map((group) => (
        <Group group={group} current={current} />
      ))}
    </nav>
  )
}

function Group({ group, current }: { group: string; current: SettingsPageName }) {
  return (
    <>
      <h2 safe>{group}</h2>
      <ul>
        {NAMES.filter((name) => SETTINGS_PAGES[name].group === group).map((name) => (
          <li>
            <a href={`/settings/${name}`} aria-current={name === current ? 'page' : undefined} safe>
              {SETTINGS_PAGES[name].words}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
