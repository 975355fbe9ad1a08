import { visitorLabel } from '../../src/model/handoffs/words'
import type { Visitor } from '../../src/model/visitors/schema'
import { Avatar } from '../shared/avatar'
import { Partial } from '../shared/partial'
import { safeUrl } from '../shared/safe-url'
import { Time } from '../shared/time'
import { ThreadName } from './thread-panel'
import { VisitorLine } from './visitor-line'

interface VisitorFactsProps {
  visitor: Visitor
  /** They have the chat open. */
  isHere: boolean
}

/** What is known about the visitor. */
export function VisitorFacts({ visitor, isHere }: VisitorFactsProps) {
  const label = labelOf(visitor)
  const { id, email, browser, system, language, firstSeenAt, lastSeenAt } = visitor
  const device = [browser, system].filter(Boolean).join(' on ') || 'Unknown'
  return (
    <div id="visitor" class="card">
      <div class="who">
        <Avatar name={label} seed={id} />
        <div>
          <h2>
            <bdi safe>{label}</bdi>
          </h2>
          <Email email={email} />
        </div>
      </div>
      <dl class="facts">
        <dt>Device</dt>
        <dd safe>{device}</dd>
        <dt>Language</dt>
        <dd safe>{languageName(language)}</dd>
        <dt>Page</dt>
        <dd>
          <CurrentPage visitor={visitor} />
        </dd>
        <dt>First seen</dt>
        <dd>
          <Time at={firstSeenAt} as="date" />
        </dd>
        <dt>Last seen</dt>
        <dd>{isHere ? 'Online now' : <Time at={lastSeenAt} as="ago" />}</dd>
      </dl>
    </div>
  )
}

/** The visitor came or went, is on another page, or said who they are: for everybody who has a conversation with them open. */
export function VisitorChanged({ visitor, isHere }: VisitorFactsProps) {
  const label = labelOf(visitor)
  return (
    <>
      <Partial target="#visitor" swap="outerHTML">
        <VisitorFacts visitor={visitor} isHere={isHere} />
      </Partial>
      <Partial target=".thread__avatar" swap="outerHTML">
        <Avatar name={label} seed={visitor.id} class="thread__avatar" />
      </Partial>
      <Partial target="#visitor-line" swap="outerHTML">
        <VisitorLine visitor={visitor} isHere={isHere} />
      </Partial>
      <Partial target="#thread-name" swap="outerHTML">
        <ThreadName name={label} />
      </Partial>
    </>
  )
}

function Email({ email }: Pick<Visitor, 'email'>) {
  if (!email) return <small>No email address</small>
  const href = safeUrl(`mailto:${email}`)
  return (
    <small>
      <a class="link" href={href} safe>
        {email}
      </a>
    </small>
  )
}

function labelOf({ id, name, email }: Visitor): string {
  return visitorLabel({ visitorId: id, visitorName: name, visitorEmail: email })
}

function CurrentPage({ visitor: { pageUrl, pageTitle } }: Pick<VisitorFactsProps, 'visitor'>) {
  const url = safeUrl(pageUrl)
  const words = pageTitle || pageUrl || 'Unknown'
  if (!url) return <span safe>{words}</span>
  return (
    <a class="link" href={url} target="_blank" rel="noopener noreferrer" title={url} safe>
      {words}
    </a>
  )
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

function languageName(tag: string | null): string {
  if (!tag) return 'Unknown'
  try {
    return languages.of(tag) ?? tag
  } catch {
    return tag
  }
}
