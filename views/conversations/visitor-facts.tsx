import type { Visitor } from '../../src/visitors/schema'
import { Avatar } from '../shared/avatar'
import { Partial } from '../shared/partial'
import { safeUrl } from '../shared/safe-url'
import { Time } from '../shared/time'
import { VisitorLine } from './thread-panel'

interface VisitorFactsProps {
  visitor: Visitor
  label: string
}

/** What is known about the visitor. */
export function VisitorFacts({ visitor, label }: VisitorFactsProps) {
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

/** The visitor has moved on or said who they are, for everybody who has their conversation open. */
export function VisitorChanged({ visitor, label }: VisitorFactsProps) {
  return (
    <>
      <Partial target="#visitor" swap="outerHTML">
        <VisitorFacts visitor={visitor} label={label} />
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
