import type { JSX } from '#jsx/jsx-runtime'
import { holds, type Listed, unreadTurns, type Viewer } from '../../src/conversations/list/selection'
import { type ViewingAgent, viewersOf } from '../../src/conversations/viewers'
import { firstName, visitorLabel } from '../../src/handoffs/words'
import { isolated } from '../../src/isolated'
import { Avatar } from '../shared/avatar'
import { ControlChip } from '../shared/chips'
import { Marked } from '../shared/marked'
import { Time } from '../shared/time'

interface ConversationRowProps {
  conversation: Listed
  /** Folded words that are searched for; they are marked. */
  needle?: string
  /** The filter of the list as it stands in the URL, which an open conversation keeps. */
  query?: string
  /** Who looks, where that is one agent. In a frame for many, `reading.js` finds out from what they have all read. */
  agent?: Viewer['agent']
}

// Agents look at the same rows again and again, and most of what a list costs is to write them.
const written = new Map<string, { from: string; row: JSX.Element }>()
const REMEMBERED = 5_000

/** A line of the list, written anew only where something in it has changed. */
export function ConversationRow(props: ConversationRowProps) {
  const { conversation, needle = '', query = '', agent } = props
  const { id, version, control, turns, lastMessageAt, listedAt } = conversation
  const unread = agent ? unreadTurns(conversation, agent) : 0
  const viewers = viewersOf(id).map((viewer) => viewer.id)
  const from = `${version} ${control} ${turns} ${lastMessageAt.getTime()} ${listedAt.getTime()} ${unread} ${viewers} ${query} ${needle}`
  const known = written.get(id)
  if (known?.from === from) return known.row

  const row = <WrittenRow {...props} />
  written.delete(id)
  written.set(id, { from, row })
  if (written.size > REMEMBERED) written.delete(written.keys().next().value ?? id)
  return row
}

/**
 * Its text names the visitor, the last message, the time and who has control; its attributes say
 * where it belongs (`data-place`, `data-waiting`), which picture of the conversation it is (`data-version`), and who has
 * read how much.
 */
function WrittenRow({ conversation, needle = '', query = '', agent }: ConversationRowProps) {
  const { id, visitorId, visitorName, visitorEmail, visitorSearch, version, turns, lastMessageAt, listedAt, waitingSince } = conversation
  const name = visitorLabel(conversation)
  const unread = agent ? unreadTurns(conversation, agent) : 0
  const badge = unread > 0 ? String(unread) : ''
  // Found by the address too, and only the name would show.
  const byEmail = visitorName !== null && !holds({ visitorSearch: visitorSearch.split('\n')[0] ?? '' }, needle)
  return (
    <li
      id={`row-${id}`}
      data-at={lastMessageAt.getTime()}
      data-place={listedAt.getTime()}
      data-waiting={waitingSince?.getTime()}
      data-version={version}
      data-turns={turns}
      data-reads={readsOf(conversation)}
    >
      <a
        id={`row-link-${id}`}
        class={['row', unread > 0 && 'row--unread']}
        href={query ? `/conversations/${id}?${query}` : `/conversations/${id}`}
        data-conversation-id={id}
      >
        <Avatar name={name} seed={visitorId} />
        <span class="row__name">
          <Marked text={name} needle={needle} />
          {byEmail && (
            <small class="row__email">
              <Marked text={visitorEmail ?? ''} needle={needle} />
            </small>
          )}
        </span>
        <Time at={lastMessageAt} as="ago" class="row__time" />
        <span class="row__text" safe>
          {lastWords(conversation)}
        </span>
        <span class="row__meta">
          <ControlChip conversation={conversation} />
          <Meta conversation={conversation} />
          <Viewing viewers={viewersOf(id)} />
          <span class="row__unread" data-unread safe>
            {badge}
          </span>
        </span>
      </a>
    </li>
  )
}

/** Who has control for how long, and how many turns there were. */
function Meta({ conversation }: { conversation: Listed }) {
  const { control, agentName, waitingSince, turns } = conversation
  const count = turns === 1 ? '1 turn' : `${turns} turns`
  if (control === 'agent') {
    return (
      <span class="row__facts" safe>
        {`${firstName(agentName ?? '')} · ${count}`}
      </span>
    )
  }
  if (control === 'escalated' && waitingSince) {
    return (
      <span class="row__facts">
        waiting <Time at={waitingSince} as="since" /> · <span safe>{count}</span>
      </span>
    )
  }
  return (
    <span class="row__facts" safe>
      {count}
    </span>
  )
}

/** Small pictures of who has the conversation open; `reading.js` takes out one's own. */
function Viewing({ viewers }: { viewers: readonly ViewingAgent[] }) {
  if (viewers.length === 0) return ''
  return (
    <span class="row__viewers">
      {viewers.slice(0, 3).map(({ id, name }) => (
        <span data-viewer={id} title={`${isolated(name)} is viewing`}>
          <Avatar name={name} seed={id} small />
          <span class="unseen" safe>
            {`${isolated(name)} is viewing`}
          </span>
        </span>
      ))}
    </span>
  )
}

/** `agent:turns`, one after the other. */
function readsOf({ reads }: Listed): string | undefined {
  const all = Object.entries(reads).map(([agentId, [, turns]]) => `${agentId}:${turns}`)
  return all.length > 0 ? all.join(' ') : undefined
}

function lastWords({ lastBody, lastAuthor, lastAuthorName }: Listed): string {
  if (lastBody === null) return 'No messages yet'
  if (lastBody === '') return 'Message deleted'
  // What formats words is no part of them.
  const plain = lastAuthor === 'visitor' ? lastBody : lastBody.replace(/\*\*|`+/g, '')
  const words = plain.replace(/\s+/g, ' ')
  if (lastAuthor === 'ai') return `AI: ${words}`
  if (lastAuthor === 'agent') return `${firstName(lastAuthorName ?? 'Agent')}: ${words}`
  return words
}
