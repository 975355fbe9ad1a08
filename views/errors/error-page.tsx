import { Page } from '../layouts/page'
import { Icon } from '../shared/icons'

interface ErrorPageProps {
  status: number
  message: string
}

const TITLES: Record<number, string> = {
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Page not found',
  409: 'This has just changed',
  413: 'Too large',
  422: 'Check what you entered',
  429: 'Too many requests',
}

export function ErrorPage({ status, message }: ErrorPageProps) {
  const title = TITLES[status] ?? 'Something went wrong'
  return (
    <Page title={`${title} · Parley`} bundle="pages" class="door">
      <main class="door__box">
        <span class="rail__mark door__mark">
          <Icon name="mark" />
        </span>
        <h1 safe>{title}</h1>
        <p safe>{message}</p>
        <p>
          <a class="button" href="/">
            Back to the inbox
          </a>
        </p>
      </main>
    </Page>
  )
}
