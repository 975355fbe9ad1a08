import { Page } from '../layouts/page'

interface ErrorPageProps {
  status: number
  message: string
}

const TITLES: Record<number, string> = {
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Nothing here',
  409: 'Somebody was first',
  413: 'Too large',
  422: 'That does not fit',
  429: 'Too fast',
}

export function ErrorPage({ status, message }: ErrorPageProps) {
  const title = TITLES[status] ?? 'Something went wrong'
  return (
    <Page title={`${title} · Parley`} bundle="pages" class="door">
      <main class="door__box">
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
