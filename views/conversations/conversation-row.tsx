import { LRUCache } from 'lru-cache'
import type { JSX } from '#jsx/jsx-runtime'
import { sectionOf } from '../../src/model/conversations/sections'
import { holdsWords, type Listed, unreadTurns, type Viewer } from '../../src/model/conversations/selection'
import type { ViewingAgent } from '../../src/model/conversations/viewing-agent'
import { timeToAcceptBegan } from '../../src/model/handoffs/rules'
import { firstName, visitorLabel } from '../../src/model/handoffs/words'
import { withoutMarkup } from '../../src/model/messages/without-markup'
import { isolate } from '../../src/text/isolate'
import { Avatar } from '../shared/avatar'
import { ControlChip } from '../shared/chips'
import { MarkedText } from '../shared/marked-text'
import { Countdown, Time } from '../shared/time'

interface ConversationRowProps {
  conversation: Listed
  /** Who has the conversation open. */
  viewers: readonly ViewingAgent[]
  /** Folded words that are searched for; they are marked. */
  needle?: string
  /** The filter of the list as it stands in the URL, which an open conversation keeps. */
  query?: string
  /** The agent who looks. In a frame for many agents, `reading.js` picks the agent's own read mark. */
  agent?: Viewer['agent']
}

// Agents look at the same rows again and again, and most of what a list costs is to write them.
const renderedRows = new LRUCache<string, { from: string; row: JSX.Element }>({ max: 5_000 })

/** A row of the list, rendered again only if something in it has changed. */
export function ConversationRow(props: ConversationRowProps) {
  const { conversation, viewers, needle = '', query = '', agent } = props
  const { id, version, control, turns, lastMessageAt, listedAt } = conversation
  const unread = agent ? unreadTurns(conversation, agent) : 0
  const viewing = viewers.map((viewer) => viewer.id)
  const from = `${version} ${control} ${turns} ${lastMessageAt.getTime()} ${listedAt.getTime()} ${unread} ${viewing} ${query} ${needle}`
  const cachedRow = renderedRows.get(id)
  if (cachedRow?.from === from) return cachedRow.row

  const row = <WrittenRow {...props} />
  renderedRows.set(id, { from, row })
  return row
}

/**
 * Its text names the visitor, the last message, the time and the status; its attributes say where it belongs
 * (`data-section`, and in it `data-place` or `data-waiting`), which picture of the conversation it is (`data-version`),
 * who is the active agent, and who has read how much.
 */
function WrittenRow({ conversation, viewers, needle = '', query = '', agent }: ConversationRowProps) {
  const {
    id,
    visitorId,
    visitorName,
    visitorEmail,
    visitorSearch,
    version,
    agentId,
    turns,
    lastMessageAt,
    listedAt,
    waitingSince,
  } = conversation
  const name = visitorLabel(conversation)
  const section = sectionOf(conversation)
  const unread = agent ? unreadTurns(conversation, agent) : 0
  const badge = unread > 0 ? String(unread) : ''
  // Found by the address too, and only the name would show.
  const byEmail = visitorName !== null && !holdsWords({ visitorSearch: visitorSearch.split('\n')[0] ?? '' }, needle)
  return (
    <li
      id={`row-${id}`}
      data-section={section}
      data-at={lastMessageAt.getTime()}
      data-place={listedAt.getTime()}
      data-waiting={waitingSince?.getTime()}
      data-version={version}
      data-agent={agentId}
      data-turns={turns}
      data-reads={readsOf(conversation)}
    >
      <a
        id={`row-link-${id}`}
        class={['row', `row--${section}`, agent && agentId === agent.id && 'row--mine', unread > 0 && 'row--unread']}
        href={query ? `/conversations/${id}?${query}` : `/conversations/${id}`}
        data-conversation-id={id}
        data-ring
      >
        <Avatar name={name} seed={visitorId} waits={section === 'waiting'} class="row__avatar" />
        <bdi class="row__name">
          <MarkedText text={name} needle={needle} />
          {byEmail && (
            <small class="row__email">
              <MarkedText text={visitorEmail ?? ''} needle={needle} />
            </small>
          )}
        </bdi>
        <Moment conversation={conversation} />
        <ControlChip conversation={conversation} class="chip--plain row__chip" />
        {section === 'waiting' && waitingSince !== null && (
          <span class="row__why">
            waiting <Time at={waitingSince} as="since" />
          </span>
        )}
        <span class="row__text" safe>
          {lastWords(conversation)}
        </span>
        <span class="row__more">
          <Viewing viewers={viewers} />
          <span class="count row__unread" data-unread safe>
            {badge}
          </span>
        </span>
      </a>
    </li>
  )
}

/** How long the visitor will still wait for a person, or how long ago something happened: for one who was missed, that. */
function Moment({ conversation }: { conversation: Listed }) {
  const { acceptBy, missedAt, lastMessageAt } = conversation
  if (acceptBy)
    return <Countdown endsAt={acceptBy} startedAt={timeToAcceptBegan(conversation)} class="row__time row__left" />
  return <Time at={missedAt ?? lastMessageAt} as="age" class="row__time" />
}

/** Small pictures of who has the conversation open; `reading.js` removes the viewer's own. */
function Viewing({ viewers }: { viewers: readonly ViewingAgent[] }) {
  if (viewers.length === 0) return ''
  return (
    <span class="row__viewers">
      {viewers.slice(0, 3).map(({ id, name }) => (
        <span data-viewer={id} title={`${isolate(name)} is viewing`}>
          <Avatar name={name} seed={id} small class="row__viewer" />
          <span class="unseen" safe>
            {`${isolate(name)} is viewing`}
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
  const plain = lastAuthor === 'visitor' ? lastBody : withoutMarkup(lastBody)
  const words = plain.replace(/\s+/g, ' ')
  if (lastAuthor === 'ai') return `AI: ${words}`
  if (lastAuthor === 'agent') return `${firstName(lastAuthorName ?? 'Agent')}: ${words}`
  return words
}
