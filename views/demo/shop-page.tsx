import type { PropsWithChildren } from '#jsx/jsx-runtime'
import { assetUrl } from '../jsx/host'
import { raw } from '../jsx/raw'

interface ShopPageProps {
  title: string
  path: string
}

const LINKS = [
  { path: '/demo', words: 'Desks' },
  { path: '/demo/shipping', words: 'Shipping' },
  { path: '/demo/returns', words: 'Returns' },
]

/** A page of the example shop. Only the script is Parley’s, included as on any other site. */
export function ShopPage({ title, path, children }: PropsWithChildren<ShopPageProps>) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title safe>{`${title} · Atlas Desks`}</title>
          <link rel="icon" href="/assets/img/desk-stowaway.svg" type="image/svg+xml" />
          <link rel="stylesheet" href={assetUrl('demo.css')} />
          <script async src="/widget.js" />
        </head>
        <body>
          <header class="shop-head">
            <a class="shop-head__name" href="/demo">
              Atlas Desks
            </a>
            <nav class="shop-head__links" aria-label="Shop">
              {LINKS.map((link) => (
                <a href={link.path} aria-current={link.path === path ? 'page' : undefined} safe>
                  {link.words}
                </a>
              ))}
            </nav>
          </header>
          <main class="shop">{children}</main>
          <footer class="shop-foot">
            <p>Atlas Desks is a made-up shop. The button in the corner opens Parley’s chat.</p>
          </footer>
        </body>
      </html>
    </>
  )
}
