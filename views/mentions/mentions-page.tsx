import type { Agent } from '../../src/model/agents/schema'
import { visitorLabel } from '../../src/model/handoffs/words'
import type { MentionWithNote } from '../../src/model/mentions/mention-with-note'
import { Workspace } from '../layouts/workspace'
import { Time } from '../shared/time'

interface MentionsPageProps {
  mentions: MentionWithNote[]
  agent: Agent
}

/** The notes that mention the agent, newest first. Each links to its place in its thread. */
export function MentionsPage({ mentions, agent }: MentionsPageProps) {
  return (
    <Workspace title="Mentions" section="mentions" agent={agent}>
      <main class="page">
        <header class="page__head">
          <h1>Mentions</h1>
        </header>
        <div id="mentions" data-fresh="mentions">
          {mentions.length === 0 && (
            <div class="empty">
              <h2>No mentions yet</h2>
              <p>When a colleague writes @ and your name in a note, it appears here.</p>
            </div>
          )}
          <ul class="entries">
            {mentions.map((mention) => (
              <MentionRow mention={mention} />
            ))}
          </ul>
        </div>
      </main>
    </Workspace>
  )
}

function MentionRow({ mention }: { mention: MentionWithNote }) {
  const { conversationId, seq, body, authorName, createdAt, isSeen } = mention
  return (
    <li>
      <a class={['entry', !isSeen && 'entry--new']} href={`/conversations/${conversationId}?at=${seq}`}>
        <b class="entry__title">
          <bdi safe>{authorName ?? 'A colleague'}</bdi> about <bdi safe>{visitorLabel(mention)}</bdi>
        </b>
        {!isSeen && <span class="unseen">New</span>}
        <Time at={createdAt} as="age" />
        <small safe>{body}</small>
      </a>
    </li>
  )
}
