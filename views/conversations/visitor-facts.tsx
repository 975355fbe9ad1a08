import { visitorLabel } from '../../src/handoffs/words'
import type { Visitor } from '../../src/visitors/schema'
import { Avatar } from '../shared/avatar'
import { Partial } from '../shared/partial'
import { safeUrl } from '../shared/safe-url'
import { Time } from '../shared/time'
import { VisitorLine } from './thread-panel'

interface VisitorFactsProps {
  visitor: Visitor
}

/** What is known about the visitor. */
export function VisitorFacts({ visitor }: VisitorFactsProps) {
  const label = labelOf(visitor)
  const { id, email, browser, system, language, firstSeenAt, lastSeenAt } = visitor
  const device = [browser, system].filter(Boolean).join(' on ') || 'Unknown'
  return (
    <div id="visitor" class="card">
      <h2>Visitor</h2>
      <div class="who">
        <Avatar name={label} seed={id} />
        <div>
          <b safe>{label}</b>
          <small safe>{email ?? 'No email address'}</small>
        </div>
      </div>
      <dl class="facts">
        <dt>Browser</dt>
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
        <dd>
          <Time at={lastSeenAt} as="ago" />
        </dd>
      </dl>
    </div>
  )
}

/** The visitor has moved on or said who they are, for everybody who has a conversation with them open. */
export function VisitorChanged({ visitor }: VisitorFactsProps) {
  const label = labelOf(visitor)
  return (
    <>
      <Partial target="#visitor" swap="outerHTML">
        <VisitorFacts visitor={visitor} />
      </Partial>
      <Partial target=".thread__head > .avatar" swap="outerHTML">
        <Avatar name={label} seed={visitor.id} />
      </Partial>
      <Partial target="#visitor-line" swap="outerHTML">
        <VisitorLine visitor={visitor} />
      </Partial>
      <Partial target="#thread-name" swap="outerHTML">
        <h2 id="thread-name" safe>
          {label}
        </h2>
      </Partial>
    </>
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
