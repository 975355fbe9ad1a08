import type { PropsWithChildren } from '#jsx/jsx-runtime'

interface PartialProps {
  target: string
  /** htmx's swap style, or one of Parley's: `upsert` and `missed` of threads, `rows` and `rows-anew` of the list. */
  swap: 'upsert' | 'missed' | 'rows' | 'rows-anew' | 'outerHTML' | 'innerHTML' | 'outerMorph' | 'beforeend' | 'delete'
}

/** Delivers components to a place on a page that is open: in a reply beside the main content, or in a frame. */
export function Partial({ target, swap, children }: PropsWithChildren<PartialProps>) {
  return (
    <hx-partial hx-target={target} hx-swap={swap}>
      {children}
    </hx-partial>
  )
}
