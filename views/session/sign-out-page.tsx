import type { Agent } from '../../src/agents/schema'
import type { Conversation } from '../../src/conversations/schema'
import type { Destination } from '../../src/handoffs/leave'
import { visitorLabel } from '../../src/handoffs/words'
import { Page } from '../layouts/page'
import { Icon } from '../shared/icons'

interface SignOutPageProps {
  agent: Agent
  /** The chats in which they are the active agent. */
  conversations: Conversation[]
}

const CHOICES: { value: Destination; words: string; aside: string }[] = [
  { value: 'queue', words: 'Give them to the queue', aside: 'Another agent is called. The visitors are told that you had to leave.' },
  { value: 'ai', words: 'Give them to the AI', aside: 'It answers from now on.' },
  { value: 'keep', words: 'Keep them', aside: 'If a visitor writes and you are not back within 2 minutes, another agent is called.' },
]

/** Asks an agent who signs out what becomes of the chats they have. */
export function SignOutPage({ agent, conversations }: SignOutPageProps) {
  const count = conversations.length === 1 ? 'You have 1 open chat.' : `You have ${conversations.length} open chats.`
  return (
    <Page title="Sign out · Parley" bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark">
          <Icon name="mark" />
        </span>
        <h1>Sign out</h1>
        <form class="form" action="/session/departure" method="post">
          {conversations.length > 0 && (
            <>
              <p safe>{count}</p>
              <ul>
                {conversations.map((conversation) => (
                  <li>
                    <a class="link" href={`/conversations/${conversation.id}`}>
                      <bdi safe>{visitorLabel(conversation)}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
              <fieldset class="choices">
                <legend>What happens to them?</legend>
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
          <button class="button button--primary" type="submit" safe>
            {`Sign out ${agent.name}`}
          </button>
          <a class="link" href="/conversations">
            Stay signed in
          </a>
        </form>
      </main>
    </Page>
  )
}
