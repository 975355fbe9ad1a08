import type { PropsWithChildren } from '#jsx/jsx-runtime'
import { assetUrl } from '../jsx/host'
import { raw } from '../jsx/raw'
import { IconSprite } from '../shared/icons'

interface PageProps {
  title: string
  /** Which styles and behaviours the page needs; `pages` are those of the inbox, and on top the styles of other pages. */
  bundle: 'inbox' | 'pages' | 'widget'
  class?: string
}

// No styles of htmx's own, which the content security policy forbids; no cache of pages in the browser's storage.
const HTMX = JSON.stringify({ includeIndicatorCSS: false, defaultSettleDelay: 0 })

export function Page({ title, bundle, class: className, children }: PropsWithChildren<PageProps>) {
  const styles = bundle === 'widget' ? 'widget' : 'inbox'
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en" data-now={Date.now()}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
          <meta name="color-scheme" content="light dark" />
          <meta name="htmx-config" content={HTMX} />
          <title safe>{title}</title>
          <link rel="icon" href="/assets/img/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl(`${styles}.css`)} />
          {bundle === 'pages' && <link rel="stylesheet" href={assetUrl('pages.css')} />}
          {bundle !== 'widget' && <script src={assetUrl('appearance.js')} />}
          <script type="module" src={assetUrl(`${bundle}.js`)} data-seal />
        </head>
        <body class={className}>
          {children}
          <div id="toasts" class="toasts" role="status" aria-live="polite" aria-atomic="false" />
          <IconSprite />
        </body>
      </html>
    </>
  )
}
