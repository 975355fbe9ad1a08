import { Partial } from '../shared/partial'

interface CountProps {
  count: number
}

/** How many visitors wait for an agent, on the rail. `title.js` puts the number into the page's title. */
export function WaitingCount({ count }: CountProps) {
  return <CountBadge id="waiting-count" look="count--wait" count={count} what="waiting" />
}

/** How many notes name the agent that they have not seen, on the rail. */
export function MentionCount({ count }: CountProps) {
  return <CountBadge id="mention-count" count={count} what="new" />
}

export function WaitingCountChanged({ count }: CountProps) {
  return (
    <Partial target="#waiting-count" swap="outerHTML">
      <WaitingCount count={count} />
    </Partial>
  )
}

export function MentionCountChanged({ count }: CountProps) {
  return (
    <Partial target="#mention-count" swap="outerHTML">
      <MentionCount count={count} />
    </Partial>
  )
}

interface CountBadgeProps extends CountProps {
  id: string
  look?: string
  /** What is counted, for screen readers. */
  what: string
}

function CountBadge({ id, look, count, what }: CountBadgeProps) {
  if (count === 0) return <span id={id} class={['count', 'rail__count', look]} />
  const words = count > 99 ? '99+' : String(count)
  return (
    <span id={id} class={['count', 'rail__count', look]} data-count={count}>
      <span safe>{words}</span>
      <span class="unseen" safe>
        {` ${what}`}
      </span>
    </span>
  )
}
