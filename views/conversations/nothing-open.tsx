import type { JSX } from '#jsx/jsx-runtime'
import type { Overview } from '../../src/model/conversations/overview'
import type { Listed } from '../../src/model/conversations/selection'
import { visitorLabel } from '../../src/model/handoffs/words'
import { assetUrl } from '../jsx/host'
import { Icon } from '../shared/icons'
import { Countdown } from '../shared/time'
import { countWords } from './status-counts'

/** The middle of the inbox while no conversation is open: what to do next. */
export function NothingOpen({ overview }: { overview: Overview }) {
  return (
    <div id="open" class="open open--nothing">
      <section class="panel panel--thread" aria-label="Conversation">
        <Pane overview={overview} />
      </section>
    </div>
  )
}

/** `pane.js` reloads it when somebody starts or stops waiting. */
export function Pane({ overview }: { overview: Overview }) {
  return (
    <div id="pane" class="empty" data-pane={assetUrl('pane.js')}>
      <NextSteps {...overview} />
    </div>
  )
}

function NextSteps(overview: Overview): JSX.Element {
  if (overview.longestWaiting) return <Waiting {...overview} longestWaiting={overview.longestWaiting} />
  if (overview.all.count === 0) return <NoConversationsYet />
  return <NobodyWaiting {...overview} />
}

function Waiting({ waitingCount, longestWaiting }: Overview & { longestWaiting: Listed }) {
  const { count } = waitingCount
  const heading = count === 1 ? '1 person is waiting' : `${countWords(waitingCount)} people are waiting`
  const introduction = count === 1 ? ': ' : ' has waited longest: '
  const show = `Show the ${countWords(waitingCount)}`
  return (
    <>
      <Icon name="wait" />
      <h2 safe>{heading}</h2>
      {longestWaiting.acceptBy !== null && (
        <p>
          <bdi safe>{visitorLabel(longestWaiting)}</bdi>
          <span>{introduction}</span>
          <Countdown endsAt={longestWaiting.acceptBy} /> before the AI takes the chat back.
        </p>
      )}
      <div class="empty__buttons">
        <button
          id="take-next"
          class="button button--primary"
          type="button"
          hx-post="/conversations/next/acceptance"
          hx-target="#open"
          hx-swap="outerHTML"
          hx-disable="this"
          aria-keyshortcuts="n"
          data-key="n"
          data-take-next
        >
          Take next <kbd>N</kbd>
        </button>
        {count > 1 && (
          <a id="show-waiting" class="button" href="/conversations?control=escalated" data-status="escalated" safe>
            {show}
          </a>
        )}
      </div>
    </>
  )
}

function NobodyWaiting({ ai, ownConversations }: Overview) {
  const [latest] = ownConversations
  return (
    <>
      <Icon name="done" />
      <h2>Nobody is waiting</h2>
      <p>
        <span safe>
          {ai.count === 1 ? 'The AI is talking with 1 person. ' : `The AI is talking with ${countWords(ai)} people. `}
        </span>
        <OwnConversations conversations={ownConversations} />
      </p>
      {latest !== undefined && (
        <div class="empty__buttons">
          <a
            id="open-own"
            class="button"
            href={`/conversations/${latest.id}`}
            hx-get={`/conversations/${latest.id}`}
            hx-target="#open"
            hx-swap="outerHTML"
            hx-push-url="true"
          >
            {'Open '}
            <bdi safe>{visitorLabel(latest)}</bdi>
          </a>
        </div>
      )}
    </>
  )
}

function OwnConversations({ conversations }: { conversations: Listed[] }): JSX.Element {
  const [only, ...others] = conversations
  if (!only) return <>You have no open conversations.</>
  const words = `You have ${conversations.length} open conversations.`
  if (others.length > 0) return <span safe>{words}</span>
  return (
    <>
      You have one open conversation, with <bdi safe>{visitorLabel(only)}</bdi>.
    </>
  )
}

/** Shown until the first visitor writes. */
function NoConversationsYet() {
  return (
    <>
      <Icon name="chats" />
      <h2>No conversations yet</h2>
      <p>Put the chat on your site and say hello. It appears here at once.</p>
      <div class="empty__buttons">
        <a class="button" href="/demo" target="_blank" rel="noopener">
          Try the example shop
        </a>
      </div>
    </>
  )
}
