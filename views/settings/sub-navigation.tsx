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
  conversations: { group: 'Workspace', words: 'Conversations', about: 'What agents see of a conversation.' },
  limits: {
    group: 'Workspace',
    words: 'Limits',
    about:
      'How much visitors may use, from one address and in all. People do not reach the defaults, not even an office of 200 behind one address; a program that floods you does. Whoever reaches one is told when it works again, and keeps what they wrote.',
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
