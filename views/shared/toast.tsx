import { Icon } from './icons'
import { Partial } from './partial'
import { WithNames } from './with-names'

/** A few words about what just happened, in the corner of the page, until they are read. */
export function Toast({ words, link }: { words: string; link?: { href: string; words: string } }) {
  return (
    <Partial target="#toasts" swap="beforeend">
      <div class="toast" data-toast>
        <span>
          <WithNames text={words} />
        </span>
        {link !== undefined && (
          <a class="link" href={link.href} safe>
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
