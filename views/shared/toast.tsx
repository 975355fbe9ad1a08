import type { PropsWithChildren } from '#jsx/jsx-runtime'
import { Icon } from './icons'
import { Partial } from './partial'
import { WithNames } from './text-with-names'

interface ToastProps {
  /** Its text; children are for more than plain text, such as a name. */
  words?: string
  link?: { href: string; words: string }
}

/** A few words about what just happened, in the corner of the page, until they are read. */
export function Toast({ words, link, children }: PropsWithChildren<ToastProps>) {
  return (
    <Partial target="#toasts" swap="beforeend">
      <div class="toast" data-toast>
        <p>{words === undefined ? children : <WithNames text={words} />}</p>
        {link !== undefined && (
          <a class="button button--small" href={link.href} safe>
            {link.words}
          </a>
        )}
        <button class="tool" type="button" aria-label="Dismiss" data-dismiss>
          <Icon name="close" />
        </button>
      </div>
    </Partial>
  )
}
