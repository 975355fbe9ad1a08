import type { Agent } from '../../src/agents/schema'
import { visitorLabel } from '../../src/handoffs/words'
import type { MentionShown } from '../../src/mentions/queries'
import { Workspace } from '../layouts/workspace'
import { Time } from '../shared/time'

interface MentionsPageProps {
  mentions: MentionShown[]
  agent: Agent
}

/** The notes in which somebody named the agent, newest first. Each leads to its place in its thread. */
export function MentionsPage({ mentions, agent }: MentionsPageProps) {
  return (
    <Workspace title="Mentions" section="mentions" agent={agent}>
      <main class="page">
        <header class="page__head">
          <h1>Mentions</h1>
        </header>
        {mentions.length === 0 && (
          <div class="empty">
            <h2>Nobody has mentioned you yet</h2>
            <p>When a colleague writes @ and your name in a note, it is listed here.</p>
          </div>
        )}
        <ul class="entries">
          {mentions.map((mention) => (
            <li>
              <MentionRow mention={mention} />
            </li>
          ))}
        </ul>
      </main>
    </Workspace>
  )
}

function MentionRow({ mention }: { mention: MentionShown }) {
  const { conversationId, seq, body, authorName, createdAt, seen } = mention
  const title = `${authorName} about ${visitorLabel(mention)}`
  return (
    <a class={['entry', 'entry--article', !seen && 'entry--new']} href={`/conversations/${conversationId}?at=${seq}`}>
      <b class="entry__title" safe>
        {title}
      </b>
      <Time at={createdAt} as="ago" />
      <small safe>{body}</small>
      {!seen && <span class="unseen">Not seen yet</span>}
    </a>
  )
}
