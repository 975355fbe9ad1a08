import type { Agent } from '../../src/model/agents/schema'
import type { Conversation } from '../../src/model/conversations/schema'
import type { Destination } from '../../src/model/handoffs/destinations'
import { visitorLabel } from '../../src/model/handoffs/words'
import { Page } from '../layouts/page'
import { Icon } from '../shared/icons'
import { KeptForms } from '../shared/kept-forms'

interface SignOutPageProps {
  agent: Agent
  /** The chats in which they are the active agent. */
  conversations: Conversation[]
}

const CHOICES: { value: Destination; words: string; aside: string }[] = [
  { value: 'queue', words: 'Call another agent', aside: 'Visitors are told that you had to leave.' },
  { value: 'ai', words: 'Back to the AI', aside: 'It answers from now on.' },
  {
    value: 'keep',
    words: 'Keep for me',
    aside: 'If a visitor writes and waits for 2 minutes, another agent is called.',
  },
]

/** Asks an agent who signs out what should happen to their chats. */
export function SignOutPage({ agent, conversations }: SignOutPageProps) {
  const one = conversations.length === 1
  const count = one ? 'You have 1 open chat.' : `You have ${conversations.length} open chats.`
  return (
    <Page title="Sign out · Parley" bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark door__mark">
          <Icon name="mark" />
        </span>
        <h1>Sign out</h1>
        <form class="form" action="/session/departure" method="post">
          {conversations.length > 0 && (
            <>
              <p safe>{count}</p>
              <ul class="choices__chats">
                {conversations.map((conversation) => (
                  <li>
                    <a class="link" href={`/conversations/${conversation.id}`}>
                      <bdi safe>{visitorLabel(conversation)}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
              <fieldset class="choices">
                <legend>{one ? 'What happens to it?' : 'What happens to them?'}</legend>
                {CHOICES.map(({ value, words, aside }) => (
                  <label class="choices__one">
                    <input type="radio" name="chats" value={value} checked={value === 'queue'} />
                    <span safe>{words}</span>
                    <small safe>{aside}</small>
                  </label>
                ))}
              </fieldset>
            </>
          )}
          <button class="button button--primary" type="submit">
            Sign out
          </button>
          <a class="link" href="/conversations">
            Stay signed in
          </a>
        </form>
      </main>
      <KeptForms agent={agent} />
    </Page>
  )
}
